// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import TestKit

@testable import RouterOSClient

extension FakeRouter {
    /// How to log in at its API, over plain TCP unless told otherwise.
    func account(_ security: RouterSecurity = .plain, password: String = FakeRouter.password) -> RouterAccount {
        let port = security == .plain ? ports.api : ports.apiTLS ?? 0
        return RouterAccount(
            host: "127.0.0.1", port: port, security: security, userName: Self.userName, password: Secret(password))
    }
}

extension RouterOSAccess {
    /// The way to fake routers, numbered from 1.
    convenience init(_ routers: [FakeRouter], security: RouterSecurity = .plain, times: RouterTimes = RouterTimes()) {
        let accounts = routers.map { $0.account(security) }
        self.init(times: times) { nas in
            accounts.indices.contains(Int(nas.value) - 1) ? accounts[Int(nas.value) - 1] : nil
        }
    }
}
