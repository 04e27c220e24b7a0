// SPDX-License-Identifier: Apache-2.0

/// What a door is for. Each purpose has ports of its own (RFC 2865 section 3, RFC 2866 section 3), and answers Status-Server
/// on them.
enum DoorPurpose: Sendable, Hashable {
    /// Access-Request.
    case logins
    /// Accounting-Request.
    case accounting
}
