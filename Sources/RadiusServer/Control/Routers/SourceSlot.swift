// SPDX-License-Identifier: Apache-2.0

/// What makes an answer belong to a request, beside the router: the place of the source port and the Identifier.
struct SourceSlot: Hashable {
    let port: UInt8
    let identifier: UInt8
}
