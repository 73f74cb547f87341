import type { Handler } from '../crud/call';
import { carts } from './carts';
import { categories } from './categories';
import { channels } from './channels';
import { checkouts } from './checkouts';
import { content } from './content';
import { customers } from './customers';
import { hooks } from './hooks';
import { inventory } from './inventory';
import { mail } from './mail';
import { orderParts } from './orderParts';
import { orders } from './orders';
import { payments } from './payments';
import { prices } from './prices';
import { promotions } from './promotions';
import { redirects } from './redirects';
import { refunds } from './refunds';
import { segments } from './segments';
import { setup } from './setup';
import { shipments } from './shipments';
import { store } from './store';
import { storefrontTokens } from './storefrontTokens';
import { themes } from './themes';
import { uploads } from './uploads';
import { wishlists } from './wishlists';

/** Special handlers for operations that the generic ones do not cover, by `METHOD server /path`. */
export const HANDLERS: Record<string, Handler> = {
	...carts,
	...categories,
	...channels,
	...checkouts,
	...content,
	...customers,
	...hooks,
	...inventory,
	...mail,
	...orderParts,
	...orders,
	...payments,
	...prices,
	...promotions,
	...redirects,
	...refunds,
	...segments,
	...setup,
	...shipments,
	...store,
	...storefrontTokens,
	...themes,
	...uploads,
	...wishlists,
};
