import type {
	IDataObject,
	IHookFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import {
	endpointOf,
	isAllowed,
	isSame,
	readBody,
	REFUSALS,
	type Refusal,
} from '../provider/request/arrival';
import { awaitWorkflow } from '../provider/reply/awaitWorkflow';
import { keptSetUp } from '../provider/request/keptSetUp';
import { refuse, send } from '../provider/request/refuse';
import { keyOfRates } from '../provider/request/remembered';
import { stateOf } from '../provider/request/state';
import { checkRequest, rateRequest, type RateRequest } from '../provider/schema/shippingRequest';
import { readProvider } from '../provider/settings';
import type { CarrierAccount } from '../shared/accounts/provider';
import { msg } from '../shared/text/message';
import { isObject } from '../shared/utils/isObject';
import { INVALID, quotesAnswer, VALID } from './rateAnswer';
import { ratesFrom } from './rateTable';
import { settingsFrom, type Settings } from './settings';

const NAME = 'BigCommerce Shipping Provider';

/** A call, and what it is checked against. */
interface Call {
	context: IWebhookFunctions;
	body: object;
	account: CarrierAccount;
	settings: Settings;
}

/** Receives a request of BigCommerce. It answers from the table, or starts the workflow. Never throws: n8n would start an execution. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const read = readBody(this);
	if ('refusal' in read) return refuse(this, NAME, read.refusal);
	const setUp = await keptSetUp(this, async () => await readSetUp(this)).catch(
		(error: Error) => error,
	);
	if (setUp instanceof Error) return refuse(this, NAME, REFUSALS.settings, setUp);
	const call = { context: this, body: read.body, ...setUp };
	return endpointOf(this) === 'rate' ? rate(call) : check(call);
}

/** @throws InputError, InvalidCredential, or n8n's own error if no credential is selected */
export async function readSetUp(
	context: IWebhookFunctions | IHookFunctions,
): Promise<Pick<Call, 'account' | 'settings'>> {
	const settings = settingsFrom(context.getNodeParameter.bind(context), context.getNode());
	return { settings, account: await readProvider(context, 'shipping') };
}

function rate({ context, body, account, settings }: Call): IWebhookResponseData {
	const { data: request } = rateRequest.safeParse(body);
	const refusal = request ? refusalOf(request, account, settings) : REFUSALS.shape;
	if (!request || refusal) return refuse(context, NAME, refusal ?? REFUSALS.shape);
	if (settings.table)
		return send(context, { status: 200, body: quotesAnswer(ratesFrom(settings.table, request)) });
	const { remembered } = stateOf(context);
	const key = keyOfRates(request);
	const answer = remembered.get(key, Date.now());
	if (answer) return send(context, { status: 200, body: answer });
	const { within, fallback, rememberFor } = settings;
	awaitWorkflow(context, {
		nodeName: NAME,
		question: { kind: 'rate' },
		within,
		fallback,
		onAnswer: (given) => {
			if (given && rememberFor > 0) remembered.set(key, given, Date.now() + rememberFor);
		},
	});
	return { workflowData: [[{ json: itemOf(request, within) }], []] };
}

function refusalOf(
	{ base_options, connection_options }: RateRequest,
	account: CarrierAccount,
	{ onlyStores }: Settings,
): Refusal | undefined {
	if (!isAuthentic(connection_options, account)) return REFUSALS.login;
	return isAllowed(onlyStores, base_options.store_id) ? undefined : REFUSALS.store;
}

function check({ context, body, account, settings }: Call): IWebhookResponseData {
	const { data: request } = checkRequest.safeParse(body);
	if (!request) return refuse(context, NAME, REFUSALS.shape);
	if (!isAuthentic(request.connection_options, account)) {
		context.logger.warn(msg`The ${NAME} refused a connection check: ${REFUSALS.login.log}.`, {
			workflowId: context.getWorkflow().id,
		});
		return send(context, { status: 200, body: INVALID });
	}
	if (!settings.checksByWorkflow) return send(context, { status: 200, body: VALID });
	const { within } = settings;
	awaitWorkflow(context, {
		nodeName: NAME,
		question: { kind: 'check' },
		within,
		fallback: () => ({ status: 200, body: INVALID }),
	});
	return { workflowData: [[], [{ json: { event: 'check', answerBefore: deadline(within) } }]] };
}

/** Every option of the credential must have been sent. All are compared, so that the time does not tell which one is wrong. */
function isAuthentic(sent: unknown, { connectionOptions }: CarrierAccount): boolean {
	const options = isObject(sent) ? sent : {};
	return Object.entries(connectionOptions)
		.map(([name, value]) => {
			const given = Object.hasOwn(options, name) ? options[name] : undefined;
			return typeof given === typeof value && isSame(JSON.stringify(given), JSON.stringify(value));
		})
		.every(Boolean);
}

const deadline = (within: number) => new Date(Date.now() + within).toISOString();

/** What the workflow gets. The connection options are left out: they hold the key. */
function itemOf(
	{ base_options, zone_options, rate_options }: RateRequest,
	within: number,
): IDataObject {
	const { origin, destination, items, customer, store_id, request_context } = base_options;
	const reference = (wanted: string) =>
		request_context?.reference_values?.find(({ name }) => name === wanted)?.value ?? null;
	const [price] = items.flatMap(({ discounted_price, declared_value }) => [
		...(discounted_price ? [discounted_price] : []),
		...(declared_value ? [declared_value] : []),
	]);
	return {
		event: 'rate',
		storeId: store_id,
		cartId: reference('cart_id'),
		channelId: reference('channel_id'),
		currency: price?.currency ?? null,
		answerBefore: deadline(within),
		destination,
		origin,
		items,
		customer: customer ?? null,
		zoneOptions: zone_options ?? {},
		rateOptions: rate_options ?? null,
	} as IDataObject;
}
