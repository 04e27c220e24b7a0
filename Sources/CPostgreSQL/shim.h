// SPDX-License-Identifier: Apache-2.0
// PostgreSQL's client library, as Debian ships it.
#include <libpq-fe.h>
