import { readdirSync } from 'node:fs';
import { Deployment, StatefulSet } from 'kubernetes-models/apps/v1';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Secret, Service } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingNames } from '../../src/app/settings.ts';
import { textOf, yamlOf } from './files.ts';

const models = { Deployment, StatefulSet, Ingress, NetworkPolicy, PodDisruptionBudget, Secret, Service };

const manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.enum(['Deployment', 'StatefulSet', 'Ingress', 'NetworkPolicy', 'PodDisruptionBudget', 'Secret', 'Service']),
});

const folder = 'deploy/kubernetes';
const manifests = readdirSync(new URL(`../../${folder}`, import.meta.url)).flatMap((name) =>
  yamlOf(`${folder}/${name}`).map((one) => ({ name, one: manifest.parse(one) })),
);

/** What the schema of Kubernetes says is wrong with a manifest; null for nothing. */
function problemOf(one: z.output<typeof manifest>): string | null {
  const Model = models[one.kind];
  try {
    const made: unknown = Reflect.construct(Model, [one]);
    if (!(made instanceof Model)) return 'not made';
    made.validate();
    return Model.apiVersion === one.apiVersion ? null : `apiVersion of ${one.kind} is ${Model.apiVersion}`;
  } catch (error) {
    return String(error);
  }
}

const workload = z.looseObject({
  spec: z.looseObject({
    replicas: z.number(),
    template: z.looseObject({
      metadata: z.looseObject({ labels: z.record(z.string(), z.string()) }),
      spec: z.looseObject({ containers: z.tuple([z.looseObject({ image: z.string(), ports: z.array(z.unknown()) })]) }),
    }),
  }),
});
const workloads = manifests.flatMap(({ name, one }) => {
  const read = ['Deployment', 'StatefulSet'].includes(one.kind) ? [workload.parse(one).spec] : [];
  return read.map((spec) => [name, spec] as const);
});

describe('the manifests of Kubernetes', () => {
  it.each(manifests)('$name is what the schema of Kubernetes allows: $one.kind', ({ one }) => {
    expect(problemOf(one)).toBeNull();
  });

  it('the schema refuses a manifest that is wrong', () => {
    const [first] = manifests.filter(({ one }) => one.kind === 'Deployment');
    if (!first) throw new Error('there is a deployment');
    expect(problemOf({ ...first.one, spec: { replicas: 'two' } })).toMatch(/replicas|selector|template/);
  });

  it.each(workloads)('%s runs without root, capabilities, a writable root or a token of the cluster', (_, spec) => {
    const { spec: pod } = spec.template;
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(pod.containers[0]).toMatchObject({
      image: expect.stringMatching(/@sha256:[0-9a-f]{64}$/),
      envFrom: [{ secretRef: { name: 'privacy-law' } }],
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
      livenessProbe: { httpGet: { path: '/livez', port: 'operation' } },
      readinessProbe: { httpGet: { path: '/readyz', port: 'operation' } },
      resources: { limits: { memory: '1Gi' } },
    });
  });

  it('run one process on SQLite and several on PostgreSQL', () => {
    expect(Object.fromEntries(workloads.map(([name, { replicas }]) => [name, replicas]))).toEqual({
      'postgres.yaml': 2,
      'sqlite.yaml': 1,
    });
  });

  it('the old processes end before a new version, which may change the tables, starts', () => {
    expect(manifests.find(({ one }) => one.kind === 'Deployment')?.one).toMatchObject({
      spec: { strategy: { type: 'Recreate' } },
    });
  });

  it('service, budget and network policy select the pods by their label', () => {
    const label = { 'app.kubernetes.io/name': 'privacy-law' };
    for (const [, { template }] of workloads) expect(template.metadata.labels).toMatchObject(label);
    const of = (kind: string) => manifests.find(({ one }) => one.kind === kind)?.one;
    expect(of('Service')).toMatchObject({ spec: { selector: label } });
    expect(of('PodDisruptionBudget')).toMatchObject({ spec: { selector: { matchLabels: label } } });
    expect(of('NetworkPolicy')).toMatchObject({
      spec: { podSelector: { matchLabels: label }, policyTypes: ['Ingress', 'Egress'] },
    });
  });

  it('only /slack/ and /calendar/ are public, never the metrics', () => {
    expect([...textOf(`${folder}/ingress.example.yaml`).matchAll(/path: (\S+)/g)].map(([, path]) => path)).toEqual([
      '/slack/',
      '/calendar/',
    ]);
  });

  it('the network policy lets no pod reach private addresses of the cluster, nor the metadata service', () => {
    const policy = textOf(`${folder}/network-policy.yaml`);
    for (const range of ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10'])
      expect(policy).toContain(range);
  });

  it('the example of a secret has settings that exist, and no values', () => {
    const secret = z
      .tuple([z.looseObject({ stringData: z.record(z.string(), z.literal('')) })])
      .parse(yamlOf(`${folder}/secret.example.yaml`))[0];
    expect(Object.keys(secret.stringData).filter((name) => !settingNames.includes(name))).toEqual([]);
  });
});

describe('the image', () => {
  const lines = textOf('Dockerfile').split('\n');

  it('is built from images pinned by digest, the same one', () => {
    const images = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(/^node:24-bookworm-slim@sha256:[0-9a-f]{64}$/);
  });

  it('runs as a user that is not root, with Node as process 1, and asks /livez', () => {
    expect(lines.filter((line) => line.startsWith('USER '))).toEqual(['USER 1000:1000']);
    expect(lines).toContain('CMD ["node", "dist/app/main.js", "start"]');
    expect(lines.find((line) => line.includes('/livez'))).toContain('CMD ["node"');
  });

  it('takes no secret and no local file into the build', () => {
    expect(textOf('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env', '.git', 'state']));
    expect(lines.filter((line) => /^(ARG|ENV).*(TOKEN|SECRET|PASSWORD)/.test(line))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  const { services } = z
    .tuple([z.looseObject({ services: z.record(z.string(), z.looseObject({})) })])
    .parse(yamlOf('compose.yaml'))[0];

  it('runs every service without capabilities, privileges or a writable root', () => {
    expect(Object.keys(services)).toEqual(['app', 'database']);
    for (const service of Object.values(services))
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        restart: 'unless-stopped',
      });
  });

  it('has no password: it is read from .env, and the start fails without it', () => {
    const text = textOf('compose.yaml');
    expect([...text.matchAll(/PASSWORD(?!: )[^}\n]*/g)].map(([found]) => found)).toEqual(
      expect.arrayContaining(['PASSWORD:?Set it in .env']),
    );
    expect(text).not.toMatch(/:\/\/[^$\s]*:[^$\s{]+@/);
    expect(textOf('.env.example')).toMatch(/^#POSTGRES_PASSWORD=$/m);
  });

  it('the database is pinned by digest, and nothing outside reaches it', () => {
    expect(services['database']).toMatchObject({
      image: expect.stringMatching(/^postgres:17@sha256:[0-9a-f]{64}$/),
      networks: ['inside'],
      healthcheck: expect.anything(),
    });
    expect(services['database']).not.toHaveProperty('ports');
  });
});
