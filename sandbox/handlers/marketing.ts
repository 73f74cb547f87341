import { randomBytes } from 'node:crypto';
import { linkOf, type Call, type Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { ApiError, notFound, invalid } from '../responses/apiError';
import { noContent } from '../responses/response';
import { visible, type Row, type Id } from '../state/row';

const DEFAULT_ABANDONED_CART_EMAIL = {
	is_active: true,
	coupon_code: '',
	notify_at_minutes: 60,
	template: {
		subject: 'You left something in your basket',
		body: '<p>Hello {{ customer.name }}</p>',
		translations: [{ locale: 'en', keys: {} }],
	},
};

const abandonedCartSettingsKey = (call: Call) =>
	`marketing/abandoned-cart-emails/settings||${String(call.query.channel_id ?? '')}`;

function emailTemplateOf({ store, params }: Call): Row {
	const template = store.collection('marketing/email-templates').get(params['template-name']);
	if (!template) throw notFound();
	return template;
}

const saveEmailTemplate: Handler = (call) => {
	const name = call.params['template-name'];
	const changed = { ...emailTemplateOf(call), ...fieldsOf(call), type_id: name };
	return { data: call.store.collection('marketing/email-templates').insert(changed) };
};

/** Deletes a channel's template; the store's template stays. */
const removeEmailTemplate: Handler = (call) => {
	if (call.query.channel_id === undefined) throw invalid({ channel_id: 'error.path.missing' });
	emailTemplateOf(call);
	return noContent;
};

/** The documented refusal of promotions that need no code (promotions.v3.yml, Generate Coupon Codes). */
function notAllowed(): ApiError {
	return new ApiError(
		405,
		"Method not allowed. Bulk code generation is only supported for promotions with redemption_type of 'COUPON' and coupon_type of 'BULK'.",
	);
}

/** Makes many coupon codes at once. */
const generateCodes: Handler = (call) => {
	const link = linkOf({ ...call, shape: { ...call.shape, collection: 'promotions/codes' } });
	const promotion = call.store.collection('promotions').get(call.params.promotion_id);
	if (promotion?.redemption_type !== 'COUPON') throw notAllowed();
	const {
		batch_size,
		prefix = '',
		suffix = '',
		max_uses = 0,
		max_uses_per_customer = 0,
		code_length = 16,
	} = fieldsOf(call);
	const created = new Date().toISOString();
	const codes = Array.from({ length: Number(batch_size) }, () => {
		const random = randomBytes(16).toString('hex').toUpperCase().slice(0, Number(code_length));
		const code = `${String(prefix)}${random}${String(suffix)}`;
		call.store
			.collection('promotions/codes')
			.insert({ ...link, code, max_uses, max_uses_per_customer, current_uses: 0, created });
		return { code };
	});
	return { status: 201, data: { max_uses, max_uses_per_customer, created, batch_size, codes } };
};

const findCode: Handler = ({ store, query }) => ({
	data: store.collection('promotions/codes').where({ code: query.code }).map(visible),
	meta: {},
});

const removeCode: Handler = ({ store, query }) => {
	const codes = store.collection('promotions/codes');
	for (const { id } of codes.where({ code: query.code })) codes.remove(id as Id);
	return noContent;
};

/** Abandoned cart emails, email templates, and coupon codes of promotions. */
export const marketing: Record<string, Handler> = {
	'GET v3 /marketing/abandoned-cart-emails/default': () => ({
		data: DEFAULT_ABANDONED_CART_EMAIL.template,
	}),
	'GET v3 /marketing/abandoned-cart-emails/settings': (call) => ({
		data: call.store.singletons.get(abandonedCartSettingsKey(call)) ?? { use_global: true },
	}),
	'PUT v3 /marketing/abandoned-cart-emails/settings': (call) => {
		const fields = fieldsOf(call);
		call.store.singletons.set(abandonedCartSettingsKey(call), fields);
		return { data: fields };
	},
	'GET v3 /marketing/email-templates/{template-name}': (call) => ({ data: emailTemplateOf(call) }),
	'PUT v3 /marketing/email-templates/{template-name}': saveEmailTemplate,
	'DELETE v3 /marketing/email-templates/{template-name}': removeEmailTemplate,
	'POST v3 /promotions/{promotion_id}/codegen': generateCodes,
	'GET v3 /promotions/codes': findCode,
	'DELETE v3 /promotions/codes': removeCode,
};
