// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// What only a server that knows a subscriber's password can answer to one MS-CHAPv2 request.
struct MutualProof {
    /// The value of MS-CHAP2-Success.
    let success: [UInt8]
    /// The keys under MS-MPPE-Send-Key and MS-MPPE-Recv-Key.
    let keys: MPPEKeys
}
