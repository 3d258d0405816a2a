# syntax=docker/dockerfile:1
# The App. Runs as a user without rights on a root file system that may be read-only; only /data and /tmp are written to.
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
COPY tools/node-runtime ./tools/node-runtime
RUN npm ci --ignore-scripts
COPY . .
# Optional is only what brings a Node of its own to machines that have an older one.
RUN npm run build && npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIRECTORY=/data PORT=3000
# For mirrors (MIRROR_DIRECTORY).
RUN apt-get update && apt-get install -y --no-install-recommends git ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /build/package.json /build/app.yml ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Bodies of requests are young garbage: this bounds how much of it may lie about (docs/operate.md, Memory).
CMD ["node", "--max-semi-space-size=4", "dist/app/main.js"]
