import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Classes whose instances end up in front of a person. A plain `Error` is none: only a fault of the package throws it. */
const SHOWN = /^(Invalid|NoRoom$|Node(Operation|Api)Error$|TypeError$|Cancelled$)/;
/** Properties that hold what happened; what to do about it stands beside them. */
const PROPERTIES = new Set(['message', 'obstacle', 'note', 'source']);
/** Calls that tell a person something: in n8n's log, above the output, or as the reason of a refusal. */
const CALLS = /(logger\.warn|hints\.add|parts\.push|done\.push|^refused|^note|\.min)$/;
/** Functions that return what belongs to a message, and is no message of its own. */
const BESIDES = /advice|what|kinds/i;

/**
 * Every message that the package can show, as it stands in the sources.
 *
 * @param {string} root  the project's folder
 * @returns {Array<{ message: string, file: string }>} the fixed words, with an ellipsis for what varies
 */
export function messagesOf(root) {
	const sources = globSync(['nodes/**/*.ts', 'credentials/*.ts'], { cwd: root }).sort().map((file) => ({ file, source: parsed(readFileSync(join(root, file), 'utf8')) }));
	const constants = new Map(sources.flatMap(({ source }) => constantsOf(source)));
	return sources.flatMap(({ file, source }) => messagesIn(source, constants).map((message) => ({ message, file })));
}

/** @param {string} text  TypeScript */
export function parsed(text) {
	return ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
}

/**
 * The messages in one source file: of each its first sentence, which the advice follows.
 *
 * @param {ts.SourceFile} source
 * @param {Map<string, string>} [constants]  texts of other files, which templates put in
 * @returns {string[]}
 */
export function messagesIn(source, constants = new Map()) {
	const known = new Map([...constants, ...constantsOf(source)]);
	const found = new Set();
	const visit = (node) => {
		for (const expression of shownBy(node)) for (const message of wordsOf(expression, known).map(firstSentence)) if (isMessage(message)) found.add(message);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return [...found];
}

/** The expressions below a node that hold a message. */
function shownBy(node) {
	if (ts.isNewExpression(node) && SHOWN.test(node.expression.getText())) return firstText(node.arguments);
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) return firstText(node.arguments);
	if (ts.isCallExpression(node) && CALLS.test(node.expression.getText())) return firstText(node.arguments);
	if (ts.isPropertyAssignment(node) && (PROPERTIES.has(node.name.getText()) || isPageText(node))) return [node.initializer];
	if (ts.isVariableDeclaration(node) && node.name.getText() === 'why' && node.initializer) return [node.initializer];
	if (ts.isReturnStatement(node) && node.expression && !BESIDES.test(functionAround(node))) return isSentence(node.expression) ? [node.expression] : [];
	return [];
}

/** What the App Trigger tells the browser, beside what it tells the log. */
function isPageText({ name, parent }) {
	return name.getText() === 'text' && parent.properties.some((each) => each.name?.getText() === 'log');
}

function firstText(expressions = []) {
	return expressions.filter((each) => wordsOf(each, new Map()).length > 0).slice(0, 1);
}

function functionAround(node) {
	for (let each = node.parent; each; each = each.parent) if (ts.isFunctionDeclaration(each)) return each.name?.text ?? '';
	return '';
}

/** Returned texts are mostly names and values; a message is a sentence. */
function isSentence(expression) {
	return wordsOf(expression, new Map()).some((words) => /^["…A-Z].*\.( |$)/.test(words));
}

/** The constants of a file that hold a text, by their names. */
function constantsOf(source) {
	const constants = [];
	const visit = (node) => {
		if (ts.isVariableDeclaration(node) && node.initializer && ts.isStringLiteral(node.initializer)) constants.push([node.name.getText(), node.initializer.text]);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return constants;
}

/** The texts an expression may be, with an ellipsis for what is filled in. */
function wordsOf(expression, constants) {
	if (ts.isStringLiteralLike(expression)) return [expression.text];
	if (ts.isIdentifier(expression)) return constants.has(expression.text) ? [constants.get(expression.text)] : [];
	if (ts.isConditionalExpression(expression)) return [...wordsOf(expression.whenTrue, constants), ...wordsOf(expression.whenFalse, constants)];
	if (!ts.isTemplateExpression(expression)) return [];
	const parts = expression.templateSpans.map(({ expression: filled, literal }) => (constants.get(filled.getText()) ?? '…') + literal.text);
	return [[expression.head.text, ...parts].join('').replace(/…+/g, '…')];
}

function firstSentence(words) {
	return words.split(/\.\s(?=["…A-Z])/)[0].replace(/\.$/, '').trim();
}

function isMessage(words) {
	return /[a-z]{2,}/.test(words) && words.includes(' ') && !words.includes('<');
}
