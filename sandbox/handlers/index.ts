import { B2B_HANDLERS } from '../b2b';
import type { Handler } from '../crud/call';
import { carts } from './carts';
import { catalog } from './catalog';
import { channels } from './channels';
import { checkouts } from './checkouts';
import { content } from './content';
import { customers } from './customers';
import { hooks } from './hooks';
import { images } from './images';
import { inventory } from './inventory';
import { marketing } from './marketing';
import { orders } from './orders';
import { payments } from './payments';
import { priceLists } from './priceLists';
import { refunds } from './refunds';
import { storefrontTokens } from './storefrontTokens';
import { storeSettings } from './storeSettings';
import { themes } from './themes';

/** Special handlers for operations that the generic ones do not cover, by `METHOD server /path`. */
export const HANDLERS: Record<string, Handler> = {
	...B2B_HANDLERS,
	...carts,
	...catalog,
	...channels,
	...checkouts,
	...content,
	...customers,
	...hooks,
	...images,
	...inventory,
	...marketing,
	...orders,
	...payments,
	...priceLists,
	...refunds,
	...storefrontTokens,
	...storeSettings,
	...themes,
};
