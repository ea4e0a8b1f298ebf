import { z } from 'zod';
import { type Route, routes } from './http-api.ts';
import { deadlineRecord, entryRecord, foundRecord } from './records.ts';

const errorAnswer = z.object({
  error: z.object({
    status: z.int(),
    message: z.string().meta({ description: 'What is wrong and what to do' }),
  }),
});

const schemas = z.registry<{ readonly id: string }>();
schemas.add(deadlineRecord, { id: 'Deadline' });
schemas.add(foundRecord, { id: 'FoundEntry' });
schemas.add(entryRecord, { id: 'Entry' });
schemas.add(errorAnswer, { id: 'Error' });
for (const { name, answer } of routes) schemas.add(answer, { id: name });

/**
 * The API and the calendars as an OpenAPI 3.1 document, written from the same schemas that requests and answers are held to.
 * @param publicUrl without a trailing slash
 */
export function openApiDocument(version: string, publicUrl: string): object {
  const reference = (id: string): string => `#/components/schemas/${id}`;
  const { schemas: written } = z.toJSONSchema(schemas, { uri: reference });
  return {
    openapi: '3.1.1',
    info: {
      title: 'Privacy Law',
      version,
      summary: 'Entries and deadlines of privacy law, as the Slack app answers them',
      description: 'Read-only. Quote and cite what you take, and say what is not confirmed. Not legal advice.',
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    paths: {
      ...Object.fromEntries(routes.map((route) => [route.path, { get: operation(route) }])),
      '/calendar/{token}.ics': { get: calendarOperation },
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The token that the operator of the app gave you' },
      },
      schemas: Object.fromEntries(Object.entries(written).map(([id, schema]) => [id, withoutDialect(schema)])),
      responses: {
        Error: { description: 'Not answered', content: contentOf(reference('Error')) },
      },
    },
  };
}

// The document says which dialect its schemas are in, and where each is.
const withoutDialect = (schema: object): object =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !key.startsWith('$')));

const contentOf = (reference: string) => ({ 'application/json': { schema: { $ref: reference } } });

function operation({ name: answerName, path, summary, asked }: Route): object {
  const { properties = {}, required = [] } = z.toJSONSchema(asked, { io: 'input' });
  return {
    operationId: `get${answerName}`,
    summary,
    parameters: Object.entries(properties).map(([name, schema]) => ({
      name,
      in: path.includes(`{${name}}`) ? 'path' : 'query',
      required: required.includes(name),
      schema,
    })),
    responses: {
      200: { description: 'The answer', content: contentOf(`#/components/schemas/${answerName}`) },
      default: { $ref: '#/components/responses/Error' },
    },
  };
}

const calendarOperation = {
  operationId: 'getCalendar',
  summary: 'The deadlines of a subscription as a calendar',
  description: 'The address is secret: it is shown in Slack, and can be revoked there. It needs no other token.',
  security: [],
  parameters: [{ name: 'token', in: 'path', required: true, schema: { type: 'string' } }],
  responses: {
    200: { description: 'The calendar', content: { 'text/calendar': { schema: { type: 'string' } } } },
    404: { description: 'There is no such calendar' },
    410: { description: 'The address was revoked, or its subscription has ended' },
  },
} as const;
