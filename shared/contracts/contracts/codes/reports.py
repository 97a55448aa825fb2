"""Reports that a school draws up of a year or another period (3.4, annex, stage 7)."""

from contracts.codes.code import Code


class ReportKind(Code):
    """What they are for: D-22, D-24, D-25."""

    MONITORING = "monitoring", "справка о мониторинге системы наставничества"
    ANALYTICAL = "analytical", "итоговый аналитический отчёт"
    STATISTICAL = "statistical", "сведения для управления образования"


class ReportState(Code):
    PLANNED = "planned", "запланирован"
    COMPILED = "compiled", "составлен"
    SUBMITTED = "submitted", "на утверждении"
    APPROVED = "approved", "утверждён"
