# koppling's migrate, api and worker; the command chooses. No build step: Node 24 runs the TypeScript as it is.
FROM node:24.21.0-bookworm-slim

WORKDIR /koppling
ENV NODE_ENV=production

COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

COPY src ./src
COPY workflows ./workflows
COPY activities ./activities

USER node
EXPOSE 8080
ENV KOPPLING_HOST=0.0.0.0
ENTRYPOINT ["node", "src/main.ts"]
CMD ["api"]
