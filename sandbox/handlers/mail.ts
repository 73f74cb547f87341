import { notFound, invalid } from '../responses/apiError';
import { noContent } from '../responses/response';
import type { Call, Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import type { Row } from '../state/row';

const DEFAULT_MAIL = {
	is_active: true,
	coupon_code: '',
	notify_at_minutes: 60,
	template: {
		subject: 'You left something in your basket',
		body: '<p>Hello {{ customer.name }}</p>',
		translations: [{ locale: 'en', keys: {} }],
	},
};

const channelSettings = (call: Call) =>
	`marketing/abandoned-cart-emails/settings||${String(call.query.channel_id ?? '')}`;

function templateOf({ store, params }: Call): Row {
	const template = store.collection('marketing/email-templates').get(params['template-name']);
	if (!template) throw notFound();
	return template;
}

const saveTemplate: Handler = (call) => {
	const name = call.params['template-name'];
	const changed = { ...templateOf(call), ...fieldsOf(call), type_id: name };
	return { data: call.store.collection('marketing/email-templates').insert(changed) };
};

/** Deletes a channel's template; the store's template stays. */
const removeTemplate: Handler = (call) => {
	if (call.query.channel_id === undefined) throw invalid({ channel_id: 'error.path.missing' });
	templateOf(call);
	return noContent;
};

/** Abandoned cart emails and email templates. */
export const mail: Record<string, Handler> = {
	'GET v3 /marketing/abandoned-cart-emails/default': () => ({ data: DEFAULT_MAIL.template }),
	'GET v3 /marketing/abandoned-cart-emails/settings': (call) => ({
		data: call.store.singletons.get(channelSettings(call)) ?? { use_global: true },
	}),
	'PUT v3 /marketing/abandoned-cart-emails/settings': (call) => {
		const fields = fieldsOf(call);
		call.store.singletons.set(channelSettings(call), fields);
		return { data: fields };
	},
	'GET v3 /marketing/email-templates/{template-name}': (call) => ({ data: templateOf(call) }),
	'PUT v3 /marketing/email-templates/{template-name}': saveTemplate,
	'DELETE v3 /marketing/email-templates/{template-name}': removeTemplate,
};
