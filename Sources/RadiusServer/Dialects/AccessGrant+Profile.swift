// SPDX-License-Identifier: Apache-2.0

import AccessPolicy

extension AccessGrant {
    /// The name of the profile; nil without one, also for an empty name.
    var namedProfile: [UInt8]? { profile?.isEmpty == false ? profile : nil }
}
