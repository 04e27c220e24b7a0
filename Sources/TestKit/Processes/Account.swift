// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The numbers of a user account.
struct Account {
    let user: uid_t
    let group: gid_t

    /// - Throws: ``SystemError`` when there is no account `name`.
    init(named name: String) throws(SystemError) {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        // Enough for the longest sensible line of the user database.
        var buffer = [CChar](repeating: 0, count: 16_384)
        let code = getpwnam_r(name, &entry, &buffer, buffer.count, &found)
        guard code == 0, found != nil else {
            throw SystemError("find the account \(name)", code: code == 0 ? ENOENT : code)
        }
        user = entry.pw_uid
        group = entry.pw_gid
    }

    /// Makes a file or folder belong to the account.
    func own(_ path: String) throws(SystemError) {
        guard chown(path, user, group) == 0 else { throw SystemError("give \(path) to user \(user)", code: errno) }
    }
}
