import { crc32 } from 'node:zlib';

const NAME = Buffer.from('config.json');

/** A minimal theme bundle: an uncompressed ZIP archive with a config.json. */
export function themeFile(name: string): Buffer {
	const content = Buffer.from(JSON.stringify({ name, version: '1.0.0', variations: [] }));
	const facts = Buffer.alloc(26);
	facts.writeUInt16LE(20, 0);
	facts.writeUInt32LE(crc32(content), 10);
	facts.writeUInt32LE(content.length, 14);
	facts.writeUInt32LE(content.length, 18);
	facts.writeUInt16LE(NAME.length, 22);
	const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, NAME, content]);
	const central = Buffer.concat([
		Buffer.from('504b01021400', 'hex'),
		facts,
		Buffer.alloc(14),
		NAME,
	]);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(1, 4);
	end.writeUInt16LE(1, 6);
	end.writeUInt32LE(central.length, 8);
	end.writeUInt32LE(local.length, 12);
	return Buffer.concat([local, central, Buffer.from('504b0506', 'hex'), end]);
}
