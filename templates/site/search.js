/* The search of the site: the texts are folded already; the query is folded here, as `kyodo search` does it. */
(function () {
  "use strict";
  var data = window.kyodoTexts;
  var form = document.getElementById("_form");
  if (!data || !form || !String.prototype.normalize) { return; }
  var SHOWN = 100, AROUND = 40;
  var field = document.getElementById("_q");
  var count = document.getElementById("_count");
  var results = document.getElementById("_results");
  var hits = document.getElementById("_hits");
  var list = document.getElementById("_list");
  var joins, ignored, dashes;
  try {
    joins = new RegExp("[\uff9e\uff9f\u309b\u309c\\p{Mn}\\p{Me}\\p{Cf}\u1160-\u11ff]", "u");
    ignored = new RegExp("[\\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]", "gu");
    dashes = new RegExp(data.dashes, "g");
  } catch (error) { return; }

  function foldedCluster(cluster) {
    var text = cluster.replace(ignored, "").replace(/\u309b/g, "\u3099").replace(/\u309c/g, "\u309a");
    for (;;) {
      var plain = text.normalize("NFKC").toLowerCase().replace(/\u00df/g, "ss").replace(/\u03c2/g, "\u03c3").normalize("NFKC");
      plain = Array.from(plain, function (one) { return Object.prototype.hasOwnProperty.call(data.fold, one) ? data.fold[one] : one; }).join("");
      if (plain === text) { return text; }
      text = plain;
    }
  }

  /* Returns a folded text, and for each of its characters where in the text it comes from. */
  function folded(text) {
    var clusters = [], places = [], plain = "", at = 0;
    Array.from(text).forEach(function (one) {
      if (clusters.length && joins.test(one)) { clusters[clusters.length - 1][1] += one; } else { clusters.push([at, one]); }
      at += one.length;
    });
    clusters.forEach(function (cluster) {
      Array.from(foldedCluster(cluster[1])).forEach(function (one) {
        var blank = /\s/.test(one);
        if (blank && (!plain || plain.charAt(plain.length - 1) === " ")) { return; }
        plain += blank ? " " : one;
        for (var unit = 0; unit < (blank ? 1 : one.length); unit += 1) { places.push(cluster[0]); }
      });
    });
    if (plain.charAt(plain.length - 1) === " ") { plain = plain.slice(0, -1); places.pop(); }
    return [plain.replace(dashes, function (found) { return "-".repeat(found.length); }), places];
  }

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (className) { made.className = className; }
    return made;
  }

  /* Adds a text around its first hit, the hits in it marked. */
  function excerpt(into, text, needle) {
    var found = folded(text), plain = found[0], places = found[1];
    var start = plain.indexOf(needle);
    if (start < 0) { into.textContent = text.slice(0, 2 * AROUND); return; }
    var from = Math.max(0, places[start] - AROUND), to = Math.min(text.length, places[start] + needle.length + 2 * AROUND);
    var at = from;
    if (from > 0) { into.append("…"); }
    while (start >= 0 && places[start] < to) {
      var end = start + needle.length;
      var last = end < places.length ? Math.max(places[end - 1] + 1, places[end]) : text.length;
      into.append(text.slice(at, places[start]));
      into.append(element("mark", text.slice(places[start], last)));
      at = last;
      start = plain.indexOf(needle, end);
    }
    if (at < to) { into.append(text.slice(at, to)); }
    if (Math.max(at, to) < text.length) { into.append("…"); }
  }

  function hit(one, needle) {
    var page = data.pages[one[0]], item = element("li"), title = element("p"), link = element("a");
    item.lang = page[3];
    link.href = page[0];
    if (page[1]) { link.append(element("span", page[1], "kind"), " "); }
    link.append(page[2]);
    title.append(link);
    var text = element("p");
    excerpt(text, one[2], needle);
    item.append(title, element("p", one[1], "where"), text);
    return item;
  }

  function say(found, shown) {
    var text = !found ? count.dataset.none : shown < found ? count.dataset.more : count.dataset.some;
    count.textContent = text.replace("##", shown).replace("#", found);
  }

  function search() {
    var needle = folded(field.value)[0];
    hits.textContent = "";
    results.hidden = !needle;
    list.hidden = Boolean(needle);
    if (!needle) { count.textContent = ""; return; }
    var found = data.texts.filter(function (one) { return one[3].indexOf(needle) >= 0; });
    found.slice(0, SHOWN).forEach(function (one) { hits.append(hit(one, needle)); });
    results.hidden = !found.length;
    say(found.length, Math.min(found.length, SHOWN));
  }

  function remember() {
    try {
      history.replaceState(null, "", field.value ? "?q=" + encodeURIComponent(field.value) : location.pathname);
    } catch (error) { /* a page that is opened as a file may not change its address */ }
  }

  var waiting, composing = false;
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(function () { search(); remember(); }, 150);
  }
  field.addEventListener("compositionstart", function () { composing = true; });
  field.addEventListener("compositionend", function () { composing = false; later(); });
  field.addEventListener("input", function () { if (!composing) { later(); } });
  form.addEventListener("submit", function (event) { event.preventDefault(); clearTimeout(waiting); search(); remember(); });
  document.addEventListener("keydown", function (event) {
    if (composing || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) { return; }
    var links = Array.from(hits.querySelectorAll("a")), at = links.indexOf(document.activeElement);
    var inField = document.activeElement === field;
    if (event.key === "ArrowDown" && links.length && (inField || at >= 0)) {
      links[Math.min(at + 1, links.length - 1)].focus();
      event.preventDefault();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (at ? links[at - 1] : field).focus();
      event.preventDefault();
    } else if (event.key === "Escape" && (inField || at >= 0) && field.value) {
      field.value = "";
      field.focus();
      search();
      remember();
      event.preventDefault();
    }
  });

  window.kyodoFolded = function (text) { return folded(text)[0]; };
  form.hidden = false;
  var asked = new URLSearchParams(location.search).get("q");
  if (asked) { field.value = asked; search(); } 
}());
