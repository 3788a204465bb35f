/* Sorts and filters the large tables. The page is complete without it: what it adds are the buttons in the heads of the
   columns and a field above the table. A cell says in data-sort by what it is sorted, if not by its text. */
"use strict";
(() => {
  const language = document.documentElement.lang;
  const order = new Intl.Collator(language, { numeric: true });
  /* As people type it: full and half width, upper and lower case, hiragana and katakana are the same. */
  const folded = (text) =>
    text.normalize("NFKC").toLowerCase().replace(/[\u30a1-\u30f6]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));

  const keyOf = (row, column) => {
    const cell = row.cells[column];
    const given = cell.dataset.sort;
    return given === undefined ? cell.textContent.trim() : given === "" ? "" : Number(given);
  };

  const compared = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : order.compare(one, other));

  const sorted = (rows, column, direction) => {
    const keys = new Map(rows.map((row) => [row, keyOf(row, column)]));
    const known = rows.filter((row) => keys.get(row) !== "");
    const unknown = rows.filter((row) => keys.get(row) === "");
    known.sort((one, other) => compared(keys.get(one), keys.get(other)) * (direction === "descending" ? -1 : 1));
    return [...known, ...unknown];
  };

  const makeSortable = (table, rows) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: null }[head.getAttribute("aria-sort")];
        const direction = next === undefined ? "ascending" : next;
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        if (direction) head.setAttribute("aria-sort", direction);
        table.tBodies[0].append(...(direction ? sorted(rows, column, direction) : rows));
      });
    });
  };

  const makeFilterable = (table, rows, number) => {
    const tools = document.createElement("div");
    const label = document.createElement("label");
    const field = document.createElement("input");
    const count = document.createElement("p");
    tools.className = "tools";
    field.type = "search";
    field.id = `_filter-${number}`;
    label.htmlFor = field.id;
    label.textContent = table.dataset.filter;
    count.setAttribute("role", "status");
    const texts = new Map(rows.map((row) => [row, folded(row.textContent)]));
    const show = () => {
      const words = folded(field.value).split(/\s+/).filter(Boolean);
      rows.forEach((row) => { row.hidden = !words.every((word) => texts.get(row).includes(word)); });
      const left = rows.filter((row) => !row.hidden).length;
      count.textContent = words.length ? table.dataset.count.replace("%s", left).replace("%t", rows.length) : "";
    };
    field.addEventListener("input", show);
    tools.append(label, field, count);
    table.closest(".scroll").before(tools);
  };

  document.querySelectorAll("table[data-filter]").forEach((table, number) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 2) return;
    makeSortable(table, rows);
    makeFilterable(table, rows, number + 1);
  });
})();
