# The app, compiled, on Node's slim image. Settings come from the environment (see docs/configuration.md).
# The digest is that of the image's index for all platforms, as of 24.19.0; change it with each update of Node.
FROM node:24-bookworm-slim@sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim@sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df
ENV NODE_ENV=production HOST=0.0.0.0 OPERATION_PORT=9464 STATE_DIR=/state
WORKDIR /app
COPY --from=build /app/package.json /app/manifest.yml ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/data data
RUN mkdir /state && chown node:node /state
# By number, so that Kubernetes can see that it isn't root.
USER 1000:1000
# The only folder that is written to: the rest may be read-only.
VOLUME /state
EXPOSE 3000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.OPERATION_PORT + '/livez').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1: it receives SIGTERM and drains.
CMD ["node", "dist/app/main.js", "start"]
