// What makes the page easier to use; without it everything is there and in order. No signs that XML takes for markup.
(function () {
  'use strict';
  var byId = function (id) { return document.getElementById(id); };
  var each = function (list, work) { Array.prototype.forEach.call(list, work); };
  var table = byId('ranked');
  var controls = byId('controls');
  var cards = document.querySelectorAll('details.card');

  // A column sorted by its numbers, or as words; what has no number stays at the end.
  var compare = function (column, down) {
    var words = new Intl.Collator(document.documentElement.lang, { numeric: true });
    return function (one, other) {
      var a = one.cells[column];
      var b = other.cells[column];
      var order = 0;
      if (a.dataset.key === undefined) {
        order = words.compare(a.textContent, b.textContent);
      } else if (a.dataset.key === '' || b.dataset.key === '') {
        return (a.dataset.key === '' ? 1 : 0) - (b.dataset.key === '' ? 1 : 0);
      } else {
        order = Number(a.dataset.key) - Number(b.dataset.key);
      }
      return down ? -order : order;
    };
  };

  var sortable = function (heading, column) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = heading.textContent;
    heading.textContent = '';
    heading.appendChild(button);
    button.addEventListener('click', function () {
      var down = heading.getAttribute('aria-sort') === 'ascending';
      each(table.tHead.rows[0].cells, function (other) { other.removeAttribute('aria-sort'); });
      heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      var body = table.tBodies[0];
      Array.from(body.rows).sort(compare(column, down)).forEach(function (row) { body.appendChild(row); });
    });
  };

  var filter = function () {
    var wanted = byId('find').value.trim().toLocaleLowerCase();
    var status = byId('verdict').value;
    var rows = Array.from(table.tBodies[0].rows);
    var shown = rows.filter(function (row) {
      var named = row.textContent.toLocaleLowerCase().includes(wanted);
      var judged = status === '' ? true : row.dataset.status === status;
      row.hidden = !(named ? judged : false);
      return !row.hidden;
    });
    var text = controls.dataset.shown.replace('%shown%', shown.length).replace('%all%', rows.length);
    byId('shown').textContent = text;
  };

  // A link to a school opens it.
  var unfold = function () {
    var target = location.hash.length === 0 ? null : byId(decodeURIComponent(location.hash.slice(1)));
    if (target === null) { return; }
    if (target.tagName === 'DETAILS') {
      target.open = true;
      target.scrollIntoView();
    }
  };

  if (table !== null) {
    each(table.tHead.rows[0].cells, sortable);
    controls.hidden = false;
    byId('find').addEventListener('input', filter);
    byId('verdict').addEventListener('change', filter);
    filter();
  }
  if (byId('folding') !== null) {
    byId('folding').hidden = false;
    byId('open').addEventListener('click', function () { each(cards, function (card) { card.open = true; }); });
    byId('close').addEventListener('click', function () { each(cards, function (card) { card.open = false; }); });
  }
  window.addEventListener('hashchange', unfold);
  each(document.querySelectorAll('a[href^="#school-"]'), function (link) {
    link.addEventListener('click', function () { window.setTimeout(unfold); });
  });
  unfold();
}());
