# The app, compiled, on Node's slim image. Settings come from the environment (see docs/configuration.md).
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# The bundled bulletins are checked and indexed here, since the folder cannot be written later.
RUN npm run build && node dist/app/main.js deadlines > /dev/null && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 OPERATION_PORT=9464 STATE_DIR=/state
WORKDIR /app
COPY --from=build /app/package.json /app/manifest.yml ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/data data
RUN mkdir /state && chown node:node /state
USER node
VOLUME /state
EXPOSE 3000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.OPERATION_PORT + '/livez').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1: it receives SIGTERM and drains.
CMD ["node", "dist/app/main.js", "start"]
