// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

extension Store {
    /// What is known of a router's account, without its password; nil for a router without one.
    public func routerAPI(of nas: NASID) async throws -> RouterAPIDescription? {
        try await read { try RouterAPIRows.find(nas, in: $0)?.terms }
    }

    /// How to log in at a router, with the password; nil for a router without an account and for one that is retired.
    ///
    /// - Throws: ``SealingError`` when the password cannot be opened with the keys that are here.
    public func routerAccount(of nas: NASID, opening sealer: Sealer) async throws -> RouterAccount? {
        try await read { database in
            guard try Routers.find(nas, in: database).terms.state != .retired,
                let (terms, sealed) = try RouterAPIRows.find(nas, in: database)
            else { return nil }
            return RouterAccount(
                host: terms.host, port: terms.port, security: terms.security, userName: terms.userName,
                password: try sealer.open(sealed, for: RouterAPIRows.passwordPlace(nas)),
                allowsOldLogin: terms.allowsOldLogin)
        }
    }
}
