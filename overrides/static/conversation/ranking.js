// Ranking with buttons: each member puts the statements in order, and the page adds up.
import { weigh } from "./scoring.js";
import { named } from "./result.js";

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

/** Makes the lists movable and the members addable. Gives a function that shows what the group has said. */
export function ranking(root, talk, said, announce) {
  const lists = [...root.querySelectorAll("[data-order]")];
  const original = new Map(lists.map((list) => [list, [...list.children]]));
  const who = root.querySelector("[data-member-name]");

  for (const list of lists) {
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-move]");
      if (button) move(list, button, said, announce);
    });
    number(list);
  }
  root.querySelector("[data-add]").addEventListener("click", () => {
    const { state } = talk;
    const name = who.value.trim() || fill(said.person, { n: state.members.length + 1 });
    const chosen = lists.filter((list) => state.about.includes(list.dataset.order));
    const order = Object.create(null);
    for (const list of chosen) order[list.dataset.order] = [...list.children].map((item) => item.dataset.id);
    state.members.push({ name, order });
    for (const list of lists) {
      list.append(...original.get(list));
      number(list);
    }
    who.value = "";
    who.focus();
    talk.changed();
    show();
    announce(fill(said.added, { name }));
  });
  const show = () => {
    showMembers(root, talk, said, announce, show);
    root.querySelector("[data-scores]").replaceChildren(...tables(talk, said));
  };
  return show;
}

/** One step up or down; the focus stays on the button, and the new place is said. */
function move(list, button, said, announce) {
  const item = button.closest("[data-id]");
  const beside = button.dataset.move === "-1" ? item.previousElementSibling : item.nextElementSibling;
  if (!beside) return;
  if (button.dataset.move === "-1") beside.before(item);
  else beside.after(item);
  number(list);
  button.focus();
  const all = [...list.children];
  const text = item.children[1].textContent;
  announce(fill(said.place, { n: all.indexOf(item) + 1, total: all.length, text }));
}

function number(list) {
  const all = [...list.children];
  for (const [place, item] of all.entries()) {
    item.querySelector(".conversation__position").textContent = place + 1;
    const [up, down] = item.querySelectorAll("[data-move]");
    up.setAttribute("aria-disabled", String(place === 0));
    down.setAttribute("aria-disabled", String(place === all.length - 1));
  }
}

function showMembers(root, talk, said, announce, show) {
  const { members } = talk.state;
  const items = members.map((member, place) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: fill(said.remove, member) });
    button.addEventListener("click", () => {
      members.splice(place, 1);
      talk.changed();
      show();
      root.querySelector("[data-add]").focus();
      announce(fill(said.left, member));
    });
    const item = document.createElement("li");
    item.append(member.name, " ", button);
    return item;
  });
  const nobody = Object.assign(document.createElement("li"), { textContent: said.nobody });
  root.querySelector("[data-members]").replaceChildren(...(items.length ? items : [nobody]));
}

function tables({ state, sheet }, said) {
  if (!state.members.length) return [];
  return sheet.perspectives.filter((one) => state.about.includes(one.id)).map((perspective) => {
    const table = document.createElement("table");
    const row = (cells, tag) => {
      const line = table.insertRow();
      for (const [place, text] of cells.entries()) {
        const cell = document.createElement(place && tag === "td" ? "td" : "th");
        if (cell.tagName === "TH") cell.scope = tag === "th" ? "col" : "row";
        cell.textContent = text;
        line.append(cell);
      }
    };
    table.createCaption().textContent = perspective.title;
    row([said.statement, said.points], "th");
    for (const one of weigh(perspective.id, perspective.statements.map((each) => each.id), state.members)) {
      row([named(one.id, state, sheet, said), one.points], "td");
    }
    return table;
  });
}
