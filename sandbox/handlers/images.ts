import type { Call, Handler } from '../crud/call';
import { rowAt } from '../crud/records';
import { isUpload } from '../http/body';
import { invalid } from '../responses/apiError';
import { noContent } from '../responses/response';
import { isRow, type Row } from '../state/row';

/** The URL of an image: the one that was sent, or one made from the file name. */
function imageOf({ body }: Call): string {
	const fields = isRow(body) ? body : {};
	if (typeof fields.image_url === 'string') return fields.image_url;
	const upload = Object.values(fields).find(isUpload);
	if (!upload) throw invalid({ image_file: 'is required' });
	return `https://cdn.example.com/uploads/${upload.filename}`;
}

/** Converts the call to one about the record of the image: the path without its last part. */
function ownerOf(call: Call): Call {
	const parents = [...call.shape.parents];
	const last = parents.pop();
	const shape = { collection: last?.collection ?? '', parents, item: last?.parameter };
	return { ...call, shape };
}

const setImage: Handler = (call) => {
	const about = ownerOf(call);
	const row = rowAt(about);
	const image_url = imageOf(call);
	const { identity, update } = call.store.collection(about.shape.collection);
	update(row[identity.field] as number, { image_url });
	return { data: { image_url } };
};

const clearImage: Handler = (call) => {
	const about = ownerOf(call);
	const row = rowAt(about);
	const { identity, update } = call.store.collection(about.shape.collection);
	update(row[identity.field] as number, { image_url: '' } satisfies Row);
	return noContent;
};

const acceptImage: Handler = (call) => {
	imageOf(call);
	return noContent;
};

/** Images of records. Only the names of uploaded files are kept. */
export const images: Record<string, Handler> = {
	'POST v3 /catalog/brands/{brand_id}/image': setImage,
	'DELETE v3 /catalog/brands/{brand_id}/image': clearImage,
	'POST v3 /catalog/categories/{category_id}/image': setImage,
	'DELETE v3 /catalog/categories/{category_id}/image': clearImage,
	'POST v3 /catalog/products/{product_id}/variants/{variant_id}/image': setImage,
	'POST v3 /catalog/products/{product_id}/modifiers/{modifier_id}/values/{value_id}/image':
		setImage,
	'POST v3 /settings/favicon/image': acceptImage,
	'POST v3 /settings/logo/image': acceptImage,
};
