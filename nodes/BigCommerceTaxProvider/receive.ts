import type {
	IDataObject,
	IHookFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { awaitWorkflow } from '../provider/reply/awaitWorkflow';
import type { Question } from '../provider/reply/checkAnswer';
import type { Reply } from '../provider/reply/gate';
import { endpointOf, REFUSALS } from '../provider/request/arrival';
import { keptSetUp } from '../provider/request/keptSetUp';
import { refuse, send } from '../provider/request/refuse';
import { keyOfQuote } from '../provider/request/remembered';
import { stateOf } from '../provider/request/state';
import { readProvider } from '../provider/settings';
import type { TaxAccount } from '../shared/accounts/provider';
import { repeatOf, type LastDocument } from './documents';
import { guardOf } from './guards';
import { itemOf } from './item';
import { readCall, type TaxCall } from './readCall';
import { EVENTS, settingsFrom, type Settings } from './settings';
import { quoteFromTable } from './taxTable';

const NAME = 'BigCommerce Tax Provider';

/** "500: Fallback Tax will be used for this transaction." Source: tax_provider.yml. */
const FALLBACK: Reply = { status: 500, body: { message: 'Use the fallback tax.' } };

/** Receives a request of BigCommerce. It answers from the table, or starts the workflow. Never throws: n8n would start an execution. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const setUp = await keptSetUp(this, async () => await readSetUp(this)).catch(
		(error: Error) => error,
	);
	if (setUp instanceof Error) return refuse(this, NAME, REFUSALS.settings, setUp);
	const { account, settings } = setUp;
	const event = EVENTS.find((name) => name === endpointOf(this));
	if (!event) return refuse(this, NAME, REFUSALS.shape);
	const call = readCall(this, event, account, settings);
	if ('refusal' in call) return refuse(this, NAME, call.refusal);
	if (event !== 'estimate') return answerDocument(this, call, settings);
	return settings.table
		? send(this, { status: 200, body: answerFrom(call, settings) })
		: estimate(this, call, settings);
}

/** @throws InputError, InvalidCredential, or n8n's own error if no credential is selected */
export async function readSetUp(
	context: IWebhookFunctions | IHookFunctions,
): Promise<{ account: TaxAccount; settings: Settings }> {
	const settings = settingsFrom(context.getNodeParameter.bind(context), context.getNode());
	return { settings, account: await readProvider(context, 'tax') };
}

function answerFrom({ request }: TaxCall, { table }: Settings): object | undefined {
	return request && table ? quoteFromTable(table, request) : undefined;
}

function estimate(
	context: IWebhookFunctions,
	call: TaxCall,
	{ within, rememberFor }: Settings,
): IWebhookResponseData {
	const { request, store } = call;
	if (!request) return refuse(context, NAME, REFUSALS.shape);
	const { remembered } = stateOf(context);
	const key = keyOfQuote(store, request);
	const answer = remembered.get(key, Date.now());
	if (answer) return send(context, { status: 200, body: answer });
	const leave = guardOf(context).enter(`${store} ${request.id}`, Date.now());
	if (!leave) return refuse(context, NAME, REFUSALS.loop);
	awaitWorkflow(context, {
		nodeName: NAME,
		question: { kind: 'estimate', request },
		within,
		fallback: () => FALLBACK,
		onAnswer: (given) => {
			if (given && rememberFor > 0) remembered.set(key, given, Date.now() + rememberFor);
		},
		onDone: leave,
	});
	return { workflowData: outputsFor(call, within) };
}

/** Commit, adjust and void. One that repeats the last one of its quote gets the same answer, and starts nothing. */
function answerDocument(
	context: IWebhookFunctions,
	call: TaxCall,
	settings: Settings,
): IWebhookResponseData {
	const { event, id, store, request } = call;
	const { last, remember, quote } = repeatOf(context, call);
	if (last) return send(context, { status: 200, body: last.answer });
	if (settings.table) {
		const document: LastDocument = { quote, answer: answerFrom(call, settings) };
		remember(document);
		send(context, { status: 200, body: document.answer });
		return {
			noWebhookResponse: true,
			...(settings.startsOn.includes(event) && { workflowData: outputsFor(call) }),
		};
	}
	const leave = guardOf(context).enter(`${store} ${event} ${id}`, Date.now());
	if (!leave) return refuse(context, NAME, REFUSALS.loop);
	const question: Question =
		request && event !== 'void' && event !== 'estimate'
			? { kind: event, request }
			: { kind: 'void' };
	const { within } = settings;
	awaitWorkflow(context, {
		nodeName: NAME,
		question,
		within,
		fallback: () => FALLBACK,
		onAnswer: (answer) => remember({ quote, answer }),
		onDone: leave,
	});
	return { workflowData: outputsFor(call, within) };
}

/** The item on the output of its event. */
function outputsFor(call: TaxCall, within?: number) {
	return EVENTS.map((name) =>
		name === call.event ? [{ json: itemOf(call, within) as unknown as IDataObject }] : [],
	);
}
