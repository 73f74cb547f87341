import { z } from 'zod';

/** An ID that decides who may uninstall: a number, also as text. */
const id = z.union([z.number(), z.string().regex(/^[1-9]\d{0,14}$/)]).transform(Number);

/** What BigCommerce says about a person. Only the ID decides anything, so odd values of the rest are left out. */
export const personShape = {
	id,
	email: z.string().nullable().catch(null),
};
