// Ranking with buttons: each member orders the statements, and the page adds up the points.
import { statementText } from "./result.js";
import { scoreStatements } from "./scoring.js";

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

/** Make the lists sortable and members addable. Return a function that shows the group's answers. */
export function ranking(root, conversation, messages, announce) {
  const lists = [...root.querySelectorAll("[data-order]")];
  const original = new Map(lists.map((list) => [list, [...list.children]]));
  const nameField = root.querySelector("[data-member-name]");

  for (const list of lists) {
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-move]");
      if (button) move(list, button, messages, announce);
    });
    number(list);
  }
  root.querySelector("[data-add]").addEventListener("click", () => {
    const { state } = conversation;
    const name = nameField.value.trim() || fill(messages.person, { n: state.members.length + 1 });
    const chosen = lists.filter((list) => state.about.includes(list.dataset.order));
    const order = Object.create(null);
    for (const list of chosen) order[list.dataset.order] = [...list.children].map((item) => item.dataset.id);
    state.members.push({ name, order });
    for (const list of lists) {
      list.append(...original.get(list));
      number(list);
    }
    nameField.value = "";
    nameField.focus();
    conversation.saveToAddress();
    show();
    announce(fill(messages.added, { name }));
  });
  const show = () => {
    showMembers(root, conversation, messages, announce, show);
    root.querySelector("[data-scores]").replaceChildren(...tables(conversation, messages));
  };
  return show;
}

/** Move an item one step; the focus stays on its button, and its new position is announced. */
function move(list, button, messages, announce) {
  const item = button.closest("[data-id]");
  const neighbour = button.dataset.move === "-1" ? item.previousElementSibling : item.nextElementSibling;
  if (!neighbour) return;
  if (button.dataset.move === "-1") neighbour.before(item);
  else neighbour.after(item);
  number(list);
  button.focus();
  const all = [...list.children];
  const text = item.querySelector("[data-wording]").textContent;
  announce(fill(messages.place, { n: all.indexOf(item) + 1, total: all.length, text }));
}

function number(list) {
  const all = [...list.children];
  for (const [index, item] of all.entries()) {
    item.querySelector(".conversation__position").textContent = index + 1;
    const [up, down] = item.querySelectorAll("[data-move]");
    up.setAttribute("aria-disabled", String(index === 0));
    down.setAttribute("aria-disabled", String(index === all.length - 1));
  }
}

function showMembers(root, conversation, messages, announce, show) {
  const { members } = conversation.state;
  const items = members.map((member, index) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: fill(messages.remove, member) });
    button.addEventListener("click", () => {
      members.splice(index, 1);
      conversation.saveToAddress();
      show();
      root.querySelector("[data-add]").focus();
      announce(fill(messages.left, member));
    });
    const item = document.createElement("li");
    item.append(member.name, " ", button);
    return item;
  });
  const emptyItem = Object.assign(document.createElement("li"), { textContent: messages.nobody });
  root.querySelector("[data-members]").replaceChildren(...(items.length ? items : [emptyItem]));
}

function tables({ state, vision }, messages) {
  if (!state.members.length) return [];
  return vision.perspectives.filter((one) => state.about.includes(one.id)).map((perspective) => {
    const table = document.createElement("table");
    const row = (cells, tag) => {
      const tableRow = table.insertRow();
      for (const [column, text] of cells.entries()) {
        const cell = document.createElement(column && tag === "td" ? "td" : "th");
        if (cell.tagName === "TH") cell.scope = tag === "th" ? "col" : "row";
        cell.textContent = text;
        tableRow.append(cell);
      }
    };
    table.createCaption().textContent = perspective.title;
    row([messages.statement, messages.points], "th");
    for (const one of scoreStatements(perspective.id, perspective.statements.map((each) => each.id), state.members)) {
      row([statementText(one.id, state, vision, messages), one.points], "td");
    }
    return table;
  });
}
