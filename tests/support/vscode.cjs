// Loads the extension as VS Code does and prints its completions and hover at one place in a text.
const Module = require("node:module");
const question = JSON.parse(process.argv[2]);
const providers = {};
class CompletionItem { constructor(label) { this.label = label; } }
class Hover { constructor(text) { this.text = text; } }
const vscode = {
  CompletionItem, Hover, CompletionItemKind: { Field: 4 },
  workspace: { getWorkspaceFolder: () => ({ uri: { fsPath: question.root } }) },
  languages: {
    registerCompletionItemProvider: (_, provider) => (providers.complete = provider.provideCompletionItems),
    registerHoverProvider: (_, provider) => (providers.hover = provider.provideHover),
  },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
require(question.root + "/.vscode/extensions/malbild/extension.js").activate({ subscriptions: [] });
const document = { uri: { fsPath: question.file }, getText: () => question.text };
const position = { line: question.line, character: question.column };
const completions = providers.complete(document, position);
const items = completions.map(({ label, insertText, detail }) => [label, insertText, detail ?? ""]);
console.log(JSON.stringify({ items, hover: providers.hover(document, position)?.text ?? null }));
