import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The tag that marks messages for users: nodes/shared/text/message.ts. */
const TAG = 'msg';

/**
 * Every message that the package can show, as written in the sources.
 *
 * @param {string} root  the project's folder
 * @returns {Array<{ message: string, file: string }>} the fixed words, with an ellipsis for what varies
 */
export function messagesOf(root) {
	const files = globSync(['nodes/**/*.ts', 'credentials/*.ts'], { cwd: root }).sort();
	const sources = files.map((file) => ({
		file,
		source: parsed(readFileSync(join(root, file), 'utf8')),
	}));
	const constants = new Map(sources.flatMap(({ source }) => constantsOf(source)));
	return [
		...sources.flatMap(({ file, source }) =>
			messagesIn(source, constants).map((message) => ({ message, file })),
		),
		...messagesOfSteps(root),
	];
}

/** The messages of checks between the requests of one operation, which are data in the catalog. */
function messagesOfSteps(root) {
	const file = 'catalog/steps.json';
	const { operations } = JSON.parse(readFileSync(join(root, file), 'utf8'));
	const texts = operations.flatMap(({ own }) =>
		own.steps.flatMap(({ refuse = [] }) => refuse.map(({ message }) => message)),
	);
	return [...new Set(texts)].map((text) => ({
		message: firstSentence(text.replaceAll(/\{\w+\}/g, '…')),
		file,
	}));
}

/** @param {string} text  TypeScript */
export function parsed(text) {
	return ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
}

/**
 * The messages in one source file: the first sentence of each, before the advice.
 *
 * @param {ts.SourceFile} source
 * @param {Map<string, string>} [constants]  texts of other files that templates insert
 * @returns {string[]}
 */
export function messagesIn(source, constants = new Map()) {
	const texts = new Map([...constants, ...constantsOf(source)]);
	const messages = new Set();
	const visit = (node) => {
		if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === TAG)
			messages.add(firstSentence(textOf(node.template, texts)));
		ts.forEachChild(node, visit);
	};
	visit(source);
	return [...messages];
}

/** The constants of a file that hold a text, by name. */
function constantsOf(source) {
	const constants = [];
	const visit = (node) => {
		if (ts.isVariableDeclaration(node) && node.initializer) {
			const { initializer } = node;
			if (ts.isStringLiteralLike(initializer))
				constants.push([node.name.getText(), initializer.text]);
			if (
				ts.isTaggedTemplateExpression(initializer) &&
				ts.isNoSubstitutionTemplateLiteral(initializer.template)
			)
				constants.push([node.name.getText(), initializer.template.text]);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return constants;
}

/** The text of a template, with an ellipsis for what is filled in. */
function textOf(template, texts) {
	if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
	const parts = template.templateSpans.map(
		({ expression, literal }) => (texts.get(expression.getText()) ?? '…') + literal.text,
	);
	return [template.head.text, ...parts].join('').replace(/…+/g, '…');
}

function firstSentence(text) {
	return text
		.split(/\.\s(?=["…A-Z])/)[0]
		.replace(/\.$/, '')
		.trim();
}
