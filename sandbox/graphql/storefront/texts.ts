import type { Row } from '../../state/row';
import { overridesIn } from '../admin/overrides';
import type { StorefrontContext } from './context';

type Place = Pick<StorefrontContext, 'store' | 'channelId' | 'locale'>;

/** Names that overrides and translations have for fields of a product. */
const OVERRIDDEN: Record<string, string> = {
	name: 'name',
	description: 'description',
	page_title: 'pageTitle',
	meta_description: 'metaDescription',
	warranty: 'warranty',
};

/**
 * A text of a product as shoppers of the channel read it: what differs there in their language, or else what it was
 * translated to, or else what the product says.
 */
export function textOf({ store, channelId, locale }: Place, product: Row, field: string): string {
	const own = String(product[field] ?? '');
	const channel = `bc/store/channel/${channelId}`;
	const code =
		locale ??
		store.collection('locales').where({ channel_id: channelId, is_default: true })[0]?.code;
	const different = overridesIn(store, ['product', product.id], {
		channelId: channel,
		locale: code as string | undefined,
	})?.[OVERRIDDEN[field]];
	if (typeof different === 'string') return different;
	if (!locale) return own;
	const key = [
		'PRODUCTS',
		channel,
		`bc/store/locale/${locale}`,
		`bc/store/product/${String(product.id)}`,
	].join('|');
	const translated = (
		store.collection('translations').where({ key })[0]?.texts as Row | undefined
	)?.[field];
	return typeof translated === 'string' ? translated : own;
}
