// VS Code completion and hover from .vscode/schemas/, which `make check` writes. header.js does not depend on VS Code.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { complete, explain, kindOf } = require("./header");

const TRANSLATION = /\.[a-z]{2}\.md$/;
const TASK = "Kontrollera innehållet"; // in .vscode/tasks.json: make check

/** Return the schema of the document's page type. A translation's page type is named in its original. */
function schemaOf(document, lines) {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
  const file = document.uri.fsPath;
  if (!folder || !file.startsWith(path.join(folder, "docs") + path.sep)) return undefined;
  const isTranslation = TRANSLATION.test(file);
  const original = file.replace(TRANSLATION, ".md");
  const kind = kindOf(isTranslation && fs.existsSync(original) ? fs.readFileSync(original, "utf8").split(/\r?\n/) : lines);
  const schema = path.join(schemaFolder(folder), `${kind}${isTranslation ? ".translation" : ""}.json`);
  return fs.existsSync(schema) ? JSON.parse(fs.readFileSync(schema, "utf8")) : undefined;
}

function provideCompletionItems(document, position) {
  const lines = document.getText().split(/\r?\n/);
  const schema = schemaOf(document, lines);
  const found = schema ? complete(schema, lines, position.line, position.character) : [];
  return found.map(({ label, text, about, needed }) => {
    const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Field);
    item.insertText = text;
    item.documentation = about;
    item.detail = needed ? "måste finnas" : undefined;
    item.sortText = `${needed ? 0 : 1}${label}`;
    return item;
  });
}

function provideHover(document, position) {
  const lines = document.getText().split(/\r?\n/);
  const schema = schemaOf(document, lines);
  const text = schema && explain(schema, lines, position.line);
  return text ? new vscode.Hover(text) : undefined;
}

function schemaFolder(folder) {
  return path.join(folder, ".vscode", "schemas");
}

/** Offers to run the task that writes the schemas, in a project where it has not been run. */
async function offerTask() {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!folder || !fs.existsSync(path.join(folder, "mkdocs.yml")) || fs.existsSync(schemaFolder(folder))) return;
  const message = "Tillägget Målbild kan hjälpa till med sidhuvudet när innehållet har kontrollerats en gång.";
  if ((await vscode.window.showInformationMessage(message, TASK)) === TASK) {
    await vscode.commands.executeCommand("workbench.action.tasks.runTask", TASK);
  }
}

function activate(context) {
  const pages = { language: "markdown", pattern: "**/docs/**/*.md" };
  context.subscriptions.push(
    vscode.languages.registerCompletionItemProvider(pages, { provideCompletionItems }, ":", " "),
    vscode.languages.registerHoverProvider(pages, { provideHover }),
  );
  offerTask(); // not awaited: the person may leave the message unanswered
}

module.exports = { activate };
