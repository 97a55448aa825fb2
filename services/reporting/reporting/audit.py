"""The history of a report in words."""

from backbone.audit import Words

from reporting.domain import lifecycle

WORDS = Words(
    {
        lifecycle.ReportPlanned: "Запланировано: {kind}, период с {since} до {until}",
        lifecycle.ReportCosigned: "План подписал руководитель",
        lifecycle.AbsenceRecorded: "Записано, почему нет отчёта наставника",
        lifecycle.ReportCompiled: "Составлена версия {version}",
        lifecycle.ReportSubmitted: "Версия {version} представлена руководителю",
        lifecycle.ReportReturned: "Версия {version} возвращена на доработку",
        lifecycle.ReportApproved: "Версия {version} утверждена",
    }
)
