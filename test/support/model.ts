import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A tool as a model sees it. */
export interface OfferedTool {
	type: 'function';
	function: {
		name: string;
		description: string;
		parameters: { properties: Record<string, object>; required?: string[] };
	};
}

/** What a model is sent. */
export interface Prompt {
	messages: Array<{ role: string; content: unknown; tool_call_id?: string }>;
	tools?: OfferedTool[];
	stream?: boolean;
}

/** What a model does in one turn: it calls tools, or says something and is done. */
export type Turn =
	{ say: string } | { call: Array<{ tool: string; input: Record<string, unknown> }> };

/** A turn may depend on what the tools gave so far, in the order of the calls. */
export type Script = Array<Turn | ((results: string[]) => Turn)>;

/** A server that speaks OpenAI's chat API on this machine and plays a script, one turn per request; `onPrompt` sees each before its turn. */
export async function startModel(script: Script, onPrompt?: (prompt: Prompt) => void) {
	const prompts: Prompt[] = [];
	const failures: unknown[] = [];
	// An expectation of a turn that is not met ends the conversation, and then the test.
	const play = (turn: Script[number], results: string[]): Turn => {
		try {
			return typeof turn === 'function' ? turn(results) : turn;
		} catch (error) {
			failures.push(error);
			return { say: 'The script has stopped.' };
		}
	};
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			const prompt = JSON.parse(body) as Prompt;
			onPrompt?.(prompt);
			const turn = script[prompts.push(prompt) - 1] ?? { say: 'The script has ended.' };
			const results = prompt.messages
				.filter(({ role }) => role === 'tool')
				.map(({ content }) => String(content));
			reply(response, prompt, play(turn, results));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		prompts,
		/** Rejects with what a turn of the script had expected in vain. */
		close: async () => {
			await new Promise((resolve) => server.close(resolve));
			if (failures.length > 0) throw failures[0];
		},
	};
}

function reply(response: import('node:http').ServerResponse, { stream }: Prompt, turn: Turn): void {
	const message =
		'say' in turn
			? { role: 'assistant', content: turn.say }
			: { role: 'assistant', content: null, tool_calls: turn.call.map(callOf) };
	const finish_reason = 'say' in turn ? 'stop' : 'tool_calls';
	const common = { id: 'chatcmpl-1', created: 0, model: 'scripted' };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	if (!stream) {
		response.setHeader('content-type', 'application/json');
		response.end(
			JSON.stringify({
				...common,
				object: 'chat.completion',
				choices: [{ index: 0, message, finish_reason }],
				usage,
			}),
		);
		return;
	}
	response.setHeader('content-type', 'text/event-stream');
	const chunk = (choice: object) =>
		response.write(
			`data: ${JSON.stringify({ ...common, object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] })}\n\n`,
		);
	chunk({ delta: message, finish_reason: null });
	chunk({ delta: {}, finish_reason });
	response.end('data: [DONE]\n\n');
}

let calls = 0;

function callOf({ tool, input }: { tool: string; input: Record<string, unknown> }, index: number) {
	return {
		index,
		id: `call_${calls++}`,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(input) },
	};
}
