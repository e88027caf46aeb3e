// Confluent's JavaScript client against clinstream, both ways.
//   node interop.mjs fixture VITALS.avsc OUT   writes one value in Confluent wire format to OUT
//   node interop.mjs live                      sends a reading, then reads it back as accepted by clinstream
import { readFileSync, writeFileSync } from 'node:fs';
import { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import { decompress } from 'fzstd';
import kafkajs from 'kafkajs';

// kafkajs has no zstd of its own; clinstream's topics are compressed with it.
kafkajs.CompressionCodecs[kafkajs.CompressionTypes.ZSTD] = () => ({
  compress: async () => { throw new Error('this client only reads zstd'); },
  decompress: async (buffer) => Buffer.from(decompress(buffer)),
});

const LIVE_TIMEOUT_MS = 60_000;

const reading = (eventId, patientId, eventTime) => ({
  event_id: eventId, patient_id: patientId, study_id: 'INTEROP', site_id: null, source: 'confluent-js',
  event_time: eventTime, event_time_precision: 'MILLI', available_at: null, clock: 'LIVE', load_id: null,
  status: 'FINAL', version: 1, position: 'SUPINE', timepoint: null, visit: null, repeat: null,
  heart_rate: { value: 72.5, unit: '/min' }, bp_systolic: { value: 121, unit: 'mm[Hg]' },
  bp_diastolic: { value: 51, unit: 'mm[Hg]' }, map: null, temperature: { value: 98.6, unit: '[degF]' },
  spo2: { value: 97, unit: '%' }, respiratory_rate: { value: 16, unit: '/min' }, weight: null, height: null,
  glucose_poc: null, pain_score: null, gcs_total: null, fio2: null, o2_flow: null,
  consciousness: 'A', supplemental_o2: false, end_of_load: false,
});

async function fixture(schemaFile, out) {
  const registry = SchemaRegistryClient.newClient({ baseURLs: ['mock://'] });
  await registry.register('clinical.vitals-value', { schemaType: 'AVRO', schema: readFileSync(schemaFile, 'utf8') });
  const serializer = new AvroSerializer(registry, SerdeType.VALUE, { autoRegisterSchemas: false, useLatestVersion: true });
  const bytes = await serializer.serialize('clinical.vitals', reading('js-1', 'PT-JS-1', 1767225600000));
  writeFileSync(out, bytes);
  console.log(`${bytes.length} bytes`);
}

async function live() {
  const brokers = process.env.CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS.split(',');
  const registry = new SchemaRegistryClient({ baseURLs: [process.env.CLINSTREAM_SCHEMA_REGISTRY_URL] });
  const serializer = new AvroSerializer(registry, SerdeType.VALUE, { autoRegisterSchemas: false, useLatestVersion: true });
  const deserializer = new AvroDeserializer(registry, SerdeType.VALUE, {});
  const kafka = new kafkajs.Kafka({ clientId: 'interop', brokers, logLevel: kafkajs.logLevel.ERROR });
  const producer = kafka.producer();
  const eventId = `js-${Date.now()}`;
  const patientId = 'PT-INTEROP';

  const consumer = kafka.consumer({ groupId: `interop-${Date.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: 'clinical.vitals.accepted', fromBeginning: true });
  const seen = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the reading was not accepted in time')), LIVE_TIMEOUT_MS);
    consumer.run({
      eachMessage: async ({ topic, message }) => {
        const row = await deserializer.deserialize(topic, message.value);
        if (row.event_id === eventId && row.code === 'temperature') {
          clearTimeout(timer);
          resolve(row);
        }
      },
    }).catch(reject);
  });

  await producer.connect();
  await producer.send({
    topic: 'clinical.vitals', acks: -1,
    messages: [{ key: patientId, value: await serializer.serialize('clinical.vitals', reading(eventId, patientId, Date.now())) }],
  });
  const row = await seen;
  await producer.disconnect();
  await consumer.disconnect();
  if (row.value !== 37 || row.unit !== 'Cel') {
    throw new Error(`98.6 [degF] came back as ${row.value} ${row.unit}`);
  }
  console.log('ok: written by Confluent\'s client, accepted by clinstream, read back by Confluent\'s client');
}

const [mode, ...rest] = process.argv.slice(2);
const modes = { fixture, live };
if (!modes[mode]) {
  console.error('usage: interop.mjs fixture SCHEMA OUT | interop.mjs live');
  process.exit(2);
}
modes[mode](...rest).then(() => process.exit(0), (error) => { console.error(error.message); process.exit(1); });
