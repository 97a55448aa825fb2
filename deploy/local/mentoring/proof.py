"""What the check of an exported log has found, in words."""

from backbone.transparency import Verdict
from backbone.transparency.verifying import Kind
from rich.console import Console
from rich.table import Table

WORDS = {
    Kind.CHANGED: "изменено",
    Kind.DELETED: "удалено",
    Kind.INSERTED: "вставлено",
    Kind.REORDERED: "не на своём месте",
    Kind.REWRITTEN: "переписано вместе с листьями дерева",
    Kind.CUT_OFF: "конец журнала отрезан",
    Kind.BAD_NOTE: "контрольная точка не подписана этим ключом",
    Kind.UNREADABLE: "строка не читается",
}


def show(verdict: Verdict, console: Console) -> None:
    console.print(
        f"Событий: {verdict.events}, контрольных точек: {verdict.checkpoints}, "
        f"после последней точки: {verdict.unsealed}. Корень: {verdict.root}",
        soft_wrap=True,
        highlight=False,
    )
    if not verdict.faults:
        console.print("[green]Журнал таков, каким был подписан.[/]")
        return
    table = Table("что", "позиция", "объект", "подробности")
    for fault in verdict.faults:
        table.add_row(WORDS[fault.kind], str(fault.position or ""), fault.stream or "", fault.detail)
    console.print(table)
