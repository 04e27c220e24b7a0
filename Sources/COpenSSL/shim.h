// SPDX-License-Identifier: Apache-2.0
// OpenSSL's libcrypto, as Debian ships it: the digests and ciphers that RADIUS is made of, and the one that opens columns.
//
// The functions below are called old by OpenSSL 3, which would rather have every digest looked up by name. They stay in its
// ABI, need no provider, take no lock and allocate nothing.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/des.h>
#include <openssl/evp.h>
#include <openssl/md4.h>
#include <openssl/md5.h>
#include <openssl/sha.h>
