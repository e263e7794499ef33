// Loads the extension as VS Code does; prints its completions and hover at one place in a text, and the task that it runs
// when the person presses the button of its message.
const Module = require("node:module");
const question = JSON.parse(process.argv[2]);
const providers = {};
const folder = { uri: { fsPath: question.root } };
let message = null;
let command = null;
class CompletionItem { constructor(label) { this.label = label; } }
class Hover { constructor(text) { this.text = text; } }
const vscode = {
  CompletionItem, Hover, CompletionItemKind: { Field: 4 },
  workspace: { getWorkspaceFolder: () => folder, workspaceFolders: [folder] },
  window: { showInformationMessage: async (text, button) => { message = text; return button; } },
  commands: { executeCommand: async (...parts) => { command = parts; } },
  languages: {
    registerCompletionItemProvider: (_, provider) => (providers.complete = provider.provideCompletionItems),
    registerHoverProvider: (_, provider) => (providers.hover = provider.provideHover),
  },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
require(question.extension).activate({ subscriptions: [] });
const document = { uri: { fsPath: question.file }, getText: () => question.text };
const position = { line: question.line, character: question.column };
const completions = providers.complete(document, position);
const items = completions.map(({ label, insertText, detail }) => [label, insertText, detail ?? ""]);
const hover = providers.hover(document, position)?.text ?? null;
setImmediate(() => console.log(JSON.stringify({ items, hover, message, command })));
