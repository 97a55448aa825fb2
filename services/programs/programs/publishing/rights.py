"""What is told of petitions, help, mediation, access to personal files. Ends in the tables of contents.

A contract's `others` are exactly those who may know: see `petition.circle`.
"""

from collections.abc import Callable, Mapping

from backbone.events import Event
from contracts import programs as told
from contracts.base import Contract

from programs.domain import file_access, helping, mediation
from programs.domain import help as helps
from programs.domain.petition import circle, petition
from programs.domain.petition.kinds import Who


def of_petition(contract: type[Contract]) -> Callable[[Event, petition.Petition], Contract]:
    def tell(event: Event, about: petition.Petition) -> Contract:
        decided = about.decided is not None
        return contract.model_validate(
            {
                "petition": about.id,
                "kind": about.kind,
                "by": about.by,
                "program": about.setting and about.setting.program,
                "for_head": Who.HEAD in about.to,
                "for_curator": Who.CURATOR in about.to,
                "others": sorted(circle.insiders(about, decided=decided) - about.substitutes),
                "due": about.due,
                "outcome": about.outcome,
                "order": about.order,
                "since": about.details.since,
                "until": about.details.until,
                "substitutes": sorted(about.substitutes),
            }
        )

    return tell


def of_help(contract: type[told.HelpContract]) -> Callable[[Event, helps.HelpRequest], Contract]:
    def tell(event: Event, help: helps.HelpRequest) -> Contract:
        of_all = {
            "help": help.id,
            "program": help.program,
            "mentor": help.mentor,
            "mentee": help.mentee,
            "asked_at": help.asked_at,
        }
        return contract.model_validate(of_all | event.model_dump())

    return tell


def of_access(contract: type[told.FileAccessContract]) -> Callable[[Event, file_access.FileAccess], Contract]:
    def tell(event: Event, access: file_access.FileAccess) -> Contract:
        return contract.model_validate(
            {
                "access": access.id,
                "program": access.program,
                "petition": access.petition,
                "mentor": access.mentor,
                "mentee": access.mentee,
                "until": access.until,
            }
        )

    return tell


def of_mediation(contract: type[told.MediationContract]) -> Callable[[Event, mediation.Mediation], Contract]:
    def tell(event: Event, about: mediation.Mediation) -> Contract:
        return contract.model_validate(
            {
                "mediation": about.id,
                "others": sorted(about.people),
                "mediator": about.mediator,
                "outcome": about.outcome,
            }
        )

    return tell


def of_helper(contract: type[told.HelperContract]) -> Callable[[Event, helping.Helping], Contract]:
    def tell(event: Event, about: helping.Helping) -> Contract:
        return contract.model_validate(
            {"program": about.program, "activity": about.activity, "helper": about.helper, "mentor": about.mentor}
        )

    return tell


PETITIONS: Mapping[type[Event], Callable[[Event, petition.Petition], Contract]] = {
    petition.PetitionFiled: of_petition(told.PetitionFiled),
    petition.PetitionDecided: of_petition(told.PetitionDecided),
    petition.ReleaseUndone: of_petition(told.ReleaseUndone),
    petition.PetitionWithdrawn: of_petition(told.PetitionWithdrawn),
}
HELP: Mapping[type[Event], Callable[[Event, helps.HelpRequest], Contract]] = {
    helps.HelpRequested: of_help(told.HelpRequested),
    helps.HelpAnswered: of_help(told.HelpAnswered),
    helps.HelpClosed: of_help(told.HelpClosed),
}
HELPERS: Mapping[type[Event], Callable[[Event, helping.Helping], Contract]] = {
    helping.HelperInvited: of_helper(told.HelperInvited),
    helping.HelperJoined: of_helper(told.HelperJoined),
    helping.HelperLeft: of_helper(told.HelperLeft),
}
MEDIATIONS: Mapping[type[Event], Callable[[Event, mediation.Mediation], Contract]] = {
    mediation.MediationOpened: of_mediation(told.MediationOpened),
    mediation.MediatorProposed: of_mediation(told.MediatorProposed),
    mediation.MediationBegun: of_mediation(told.MediationBegun),
    mediation.MediationClosed: of_mediation(told.MediationClosed),
}
FILES: Mapping[type[Event], Callable[[Event, file_access.FileAccess], Contract]] = {
    file_access.FileAccessGranted: of_access(told.FileAccessGranted),
    file_access.FileViewed: of_access(told.FileViewed),
    file_access.FileAccessRevoked: of_access(told.FileAccessRevoked),
}
