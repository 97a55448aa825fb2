"""What came of a restore, in words."""

from collections import Counter

from rich.console import Console
from rich.table import Table

from mentoring.restore import Restored


def show(done: Restored, console: Console) -> None:
    table = Table("служба", "вернулась к позиции", "утрачено событий")
    for service in done.services:
        gone = sum(event.service == service for event in done.gone)
        table.add_row(service, str(done.copy.record.positions[service]), str(gone))
    console.print(table)
    if done.damaged:
        console.print(f"[yellow]Журнал был повреждён, утраченное перечислено не всё[/]: {', '.join(done.damaged)}.")
    if done.left:
        console.print("[yellow]Следствия утраченного остались[/]: решите, что с ними делать.")
        for (service, topic), count in sorted(Counter((event.service, event.topic) for event in done.left).items()):
            console.print(f"  {service}: {topic} — {count}", highlight=False)
    if done.report:
        console.print(f"Утраченное и его следствия: {done.report}", soft_wrap=True, highlight=False)
    if done.destroyed:
        console.print(f"Уничтожены снова ключи, бывшие в копии: {done.destroyed}", highlight=False)
    if done.forgotten:
        console.print(
            "[yellow]Ключи этих людей уничтожены, а журнал после возврата об этом не знает[/]: отметьте заново."
        )
        for person in done.forgotten:
            console.print(f"  POST /participants/{person}/erasure", highlight=False)
    console.print(
        f"Копия от {done.copy.record.taken.astimezone():%d.%m.%Y %H:%M}. Уничтоженное позже неё вернётся, "
        "если его нет в журналах уничтоженных ключей (--destroyed). Дальше: mentoring up"
    )
