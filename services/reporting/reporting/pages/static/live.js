// Keeps an open page true: reads it again when its numbers have moved, and shows which.
const script = document.querySelector("script[data-changes]");
const news = document.getElementById("news");
const PAUSE = 2000;

function numbersIn(element) {
  return new Map([...element.querySelectorAll("td a, dd a")].map((link) => [link.getAttribute("href"), link.textContent]));
}

function replace(old, fresh) {
  const before = numbersIn(old);
  const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  old.dispatchEvent(new Event("leaving", { bubbles: true }));
  const adopted = document.adoptNode(fresh);
  old.replaceWith(adopted);
  adopted.dispatchEvent(new Event("arrived", { bubbles: true }));
  let moved = 0;
  for (const link of adopted.querySelectorAll("td a, dd a")) {
    const said = before.get(link.getAttribute("href"));
    if (said === undefined || said === link.textContent) continue;
    link.classList.add("moved");
    moved += 1;
  }
  if (focused) [...adopted.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
  return moved;
}

function bare(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".chart").forEach((chart) => chart.remove());
  copy.querySelectorAll(".moved").forEach((link) => link.removeAttribute("class"));
  return copy.textContent.replace(/\s+/g, " ");
}

async function refresh(position) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html", "X-Min-Position": position } });
  if (answer.status === 503) return false;
  if (answer.redirected || !answer.ok) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  let moved = 0;
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (fresh && bare(fresh) !== bare(old)) moved += replace(old, fresh);
  }
  script.dataset.seen = position;
  if (moved) news.textContent = `Показатели обновлены в ${new Date().toLocaleTimeString("ru")}; изменившиеся числа выделены.`;
  return true;
}

let wanted = null, busy = false;
async function ask(place) {
  wanted = place;
  if (busy) return;
  busy = true;
  while (wanted !== null) {
    const position = wanted;
    wanted = null;
    const done = await refresh(position).catch(() => false);
    if ((!done || document.querySelector("[data-pending]")) && wanted === null) wanted = position;
    await new Promise((resolve) => setTimeout(resolve, done ? PAUSE / 4 : PAUSE));
  }
  busy = false;
}

// Nobody looks at a hidden page: it hears what it has missed when it is looked at again.
let changes = null;
function listen() {
  changes?.close();
  if (document.hidden) return;
  changes = new EventSource(`${script.dataset.changes}?seen=${encodeURIComponent(script.dataset.seen)}`);
  changes.addEventListener("moved", ({ data }) => ask(JSON.parse(data)));
  changes.addEventListener("error", () => {
    if (changes.readyState !== EventSource.CLOSED) return;
    news.textContent = "Связь прервалась: числа верны на указанное выше время. Обновите страницу.";
  });
}

if (document.querySelector("[data-pending]")) ask(script.dataset.seen);
document.addEventListener("visibilitychange", listen);
listen();
