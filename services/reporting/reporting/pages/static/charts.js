// Draws the numbers of each table as bars beside it.
const script = document.querySelector("script[data-echarts]");
const { init } = await import(script.dataset.echarts);

const NOW = "#1f5fa8", BEFORE = "#8593a1", INK = "#15202b";
const ROW = 26, EDGE = 56;
const drawn = new Map();

function numberOf(cell, name) {
  return cell?.dataset[name] ? Number(cell.dataset[name]) : null;
}

function rowsOf(table) {
  return [...table.tBodies[0].rows].filter((row) => !row.classList.contains("whole")).map((row) => ({
    label: row.querySelector("th").textContent.trim(),
    now: numberOf(row.querySelector("[data-now]"), "now"),
    said: row.querySelector("[data-now] a").textContent.trim(),
    before: numberOf(row.querySelector("[data-before]"), "before"),
  }));
}

function words(unit) {
  return ({ value }) => value == null ? "" : value.toLocaleString("ru") + (unit === "%" ? " %" : "");
}

function series(name, rows, key, color, unit) {
  const label = { show: true, position: "right", color: INK, formatter: words(unit) };
  return { name, type: "bar", data: rows.map((row) => row[key]), itemStyle: { color }, label, barMaxWidth: 14 };
}

function option(rows, unit, width) {
  const compared = rows.some((row) => row.before !== null);
  const parts = [series("сейчас", rows, "now", NOW, unit)];
  if (compared) parts.push(series("год назад", rows, "before", BEFORE, unit));
  return {
    animation: false,
    textStyle: { fontFamily: "system-ui, sans-serif", color: INK },
    legend: { show: compared, top: 0, left: 0, textStyle: { color: INK } },
    grid: { left: 4, right: 56, top: compared ? 32 : 8, bottom: 4, containLabel: true },
    xAxis: { type: "value", min: 0, max: unit === "%" ? 100 : undefined, interval: unit === "%" ? 25 : undefined, minInterval: unit === "%" ? undefined : 1, splitNumber: 4, axisLabel: { color: INK } },
    yAxis: { type: "category", inverse: true, data: rows.map((row) => row.now === null ? `${row.label} – ${row.said}` : row.label), axisTick: { show: false }, axisLabel: { color: INK, fontSize: 11, lineHeight: 12, width: Math.min(220, width * 0.4), overflow: "break" } },
    series: parts,
  };
}

function draw(figure) {
  const table = figure.querySelector("table[data-chart]");
  const rows = table ? rowsOf(table) : [];
  if (!rows.some((row) => row.now !== null)) return;
  const place = document.createElement("div");
  place.className = "chart";
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", `Диаграмма: ${table.caption.textContent}. Её числа – в таблице ниже.`);
  const each = rows.some((row) => row.before !== null) ? 1.5 : 1;
  place.style.height = `${rows.length * ROW * each + EDGE}px`;
  figure.querySelector(".scroll").before(place);
  const chart = init(place, null, { renderer: "canvas" });
  chart.setOption(option(rows, table.dataset.unit, place.clientWidth));
  drawn.set(figure, chart);
}

function erase(figure) {
  drawn.get(figure)?.dispose();
  drawn.delete(figure);
  figure.querySelector(".chart")?.remove();
}

function figuresIn(element) {
  return element.matches("figure.shown") ? [element] : [...element.querySelectorAll("figure.shown")];
}

document.querySelectorAll("figure.shown").forEach(draw);
let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (width === window.innerWidth) return;
  width = window.innerWidth;
  document.querySelectorAll("figure.shown").forEach((figure) => { erase(figure); draw(figure); });
});
document.addEventListener("leaving", ({ target }) => figuresIn(target).forEach(erase));
document.addEventListener("arrived", ({ target }) => figuresIn(target).forEach(draw));
