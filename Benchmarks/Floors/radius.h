// SPDX-License-Identifier: Apache-2.0
// What the RADIUS floors share: numbers, libcrypto's MD5 with the pads of HMAC computed once, and the subscribers of the
// benchmark, whose every value follows from their index.
#ifndef RADIUS_H
#define RADIUS_H

// The one-shot functions of OpenSSL 3 look an algorithm up on every call; these do not.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/md5.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum radius_code { access_request = 1, access_accept = 2 };

enum radius_attribute {
    user_name = 1,
    user_password = 2,
    service_type = 6,
    framed_protocol = 7,
    nas_port = 5,
    class_attribute = 25,
    vendor_specific = 26,
    called_station_id = 30,
    calling_station_id = 31,
    nas_identifier = 32,
    nas_port_type = 61,
    message_authenticator = 80,
    framed_ipv6_prefix = 97,
    delegated_ipv6_prefix = 123,
};

enum {
    vendor_mikrotik = 14988,
    mikrotik_rate_limit = 8,
    header_length = 20,
    authenticator_length = 16,
    name_length = 11,      // of subscriber_name
    password_length = 11,  // of subscriber_password
};

// The rates of every subscriber in bits per second, and how MikroTik writes them: up before down.
static const uint64_t rate_up = 20000000, rate_down = 100000000;
static const char rate_limit[] = "20M/100M";

struct secret {
    const uint8_t *bytes;
    size_t length;
    MD5_CTX start;         // after the secret, for hiding passwords
    MD5_CTX inner, outer;  // after the pads of HMAC (RFC 2104)
};

static inline struct secret make_secret(const char *text) {
    struct secret secret = {.bytes = (const uint8_t *)text, .length = strlen(text)};
    uint8_t key[64] = {0}, pad[64];
    if (secret.length > sizeof key) MD5(secret.bytes, secret.length, key);
    else memcpy(key, secret.bytes, secret.length);
    MD5_Init(&secret.start);
    MD5_Update(&secret.start, secret.bytes, secret.length);
    for (int i = 0; i < 64; i++) pad[i] = key[i] ^ 0x36;
    MD5_Init(&secret.inner);
    MD5_Update(&secret.inner, pad, sizeof pad);
    for (int i = 0; i < 64; i++) pad[i] = key[i] ^ 0x5c;
    MD5_Init(&secret.outer);
    MD5_Update(&secret.outer, pad, sizeof pad);
    return secret;
}

static inline void hmac(const struct secret *secret, const uint8_t *bytes, size_t length, uint8_t code[16]) {
    MD5_CTX context = secret->inner;
    MD5_Update(&context, bytes, length);
    MD5_Final(code, &context);
    context = secret->outer;
    MD5_Update(&context, code, 16);
    MD5_Final(code, &context);
}

// The key stream of a User-Password of up to 16 octets (RFC 2865 section 5.2), and the hash of a CHAP-like chain.
static inline void hiding_hash(const struct secret *secret, const uint8_t *salt, size_t length, uint8_t hash[16]) {
    MD5_CTX context = secret->start;
    MD5_Update(&context, salt, length);
    MD5_Final(hash, &context);
}

// The Response Authenticator of a reply that carries the Request Authenticator where its own will stand.
static inline void response_hash(const struct secret *secret, const uint8_t *reply, size_t length, uint8_t hash[16]) {
    MD5_CTX context;
    MD5_Init(&context);
    MD5_Update(&context, reply, length);
    MD5_Update(&context, secret->bytes, secret->length);
    MD5_Final(hash, &context);
}

static inline size_t packet_length(const uint8_t *packet) {
    return (size_t)packet[2] << 8 | packet[3];
}

static inline void set_packet_length(uint8_t *packet, size_t length) {
    packet[2] = (uint8_t)(length >> 8);
    packet[3] = (uint8_t)length;
}

static inline uint32_t read_word(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static inline void write_word(uint8_t *bytes, uint32_t word) {
    bytes[0] = (uint8_t)(word >> 24);
    bytes[1] = (uint8_t)(word >> 16);
    bytes[2] = (uint8_t)(word >> 8);
    bytes[3] = (uint8_t)word;
}

static inline void write_half(uint8_t bytes[8], uint64_t half) {
    write_word(bytes, (uint32_t)(half >> 32));
    write_word(bytes + 4, (uint32_t)half);
}

static inline uint8_t *append(uint8_t *at, enum radius_attribute type, const void *value, size_t length) {
    at[0] = (uint8_t)type;
    at[1] = (uint8_t)(length + 2);
    memcpy(at + 2, value, length);
    return at + 2 + length;
}

static inline uint8_t *append_word(uint8_t *at, enum radius_attribute type, uint32_t value) {
    uint8_t bytes[4];
    write_word(bytes, value);
    return append(at, type, bytes, sizeof bytes);
}

// Framed-IPv6-Prefix and Delegated-IPv6-Prefix (RFC 3162 section 2.3): a reserved octet, the length, what is not zero.
static inline uint8_t *append_prefix(uint8_t *at, enum radius_attribute type, uint64_t high, uint8_t length) {
    uint8_t value[10] = {0, length};
    write_half(value + 2, high);
    return append(at, type, value, 2 + (length + 7u) / 8);
}

// The subscribers.

static inline void write_digits(char *to, uint32_t number) {
    for (int i = 6; i >= 0; i--, number /= 10) to[i] = (char)('0' + number % 10);
}

static inline void subscriber_name(uint32_t index, char name[name_length]) {
    memcpy(name, "line", 4);
    write_digits(name + 4, index);
}

static inline void subscriber_password(uint32_t index, char password[password_length]) {
    memcpy(password, "word", 4);
    write_digits(password + 4, index);
}

// The upper halves of the /64 of 2001:db8:8000::/44 for the line and of the /56 of 3fff:100::/36 behind it.
static inline uint64_t framed_half(uint32_t index) {
    return 0x20010db880000000u + index;
}

static inline uint64_t delegated_half(uint32_t index) {
    return 0x3fff010000000000u + ((uint64_t)index << 8);
}

#endif
