"""The history of a report in words."""

from backbone.audit import Words

from reporting.domain import campaign, filing, lifecycle

WORDS = Words(
    {
        lifecycle.ReportPlanned: "Запланировано: {kind}, период с {since} до {until}",
        lifecycle.ReportCosigned: "План подписал руководитель",
        lifecycle.AbsenceRecorded: "Записано, почему нет отчёта наставника",
        lifecycle.ReportCompiled: "Составлена версия {version}",
        lifecycle.ReportSubmitted: "Версия {version} представлена руководителю",
        lifecycle.ReportReturned: "Версия {version} возвращена на доработку",
        lifecycle.ReportApproved: "Версия {version} утверждена",
        campaign.CampaignAnnounced: "Объявлен сбор «{title}», приём с {opens} по {closes} включительно",
        campaign.CampaignExtended: "Приём продлён по {closes} включительно",
        filing.ReturnPrepared: "Подготовлена версия {version} сведений",
        filing.ReturnFiled: "Версия {version} сведений сдана",
    }
)
