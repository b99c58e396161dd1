# An image of one static binary: docker build -t recoupe . && docker run --rm -v "$PWD:/notes" recoupe check .
FROM rust:1.88-alpine AS build
RUN apk add --no-cache musl-dev
WORKDIR /source
COPY Cargo.toml Cargo.lock README.md build.rs ./
COPY src src
COPY benches benches
RUN cargo build --release --locked --bin recoupe

FROM alpine:3.22
COPY --from=build /source/target/release/recoupe /usr/local/bin/recoupe
COPY LICENSE-MIT LICENSE-APACHE /usr/share/licenses/recoupe/
WORKDIR /notes
ENTRYPOINT ["recoupe"]
CMD ["check", "."]
