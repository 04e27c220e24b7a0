// SPDX-License-Identifier: Apache-2.0

import Crypto
import Operations
import ProviderValues
import RouterOSCodec

extension RouterConnection {
    /// Proves who we are, in the one step that RouterOS has had since 6.43.
    ///
    /// Routers before that answer it with a challenge; that is only taken up where the account allows it.
    func logIn(_ account: RouterAccount, within time: Duration) async throws(RouterFault) {
        let name = Attribute("name", RawText(account.userName))
        let answer = try await attempt([name, Attribute("password", RawText(account.password.reveal()))], within: time)
        guard let challenge = answer.end["ret"] else { return }
        guard account.allowsOldLogin else { throw .oldLogin }
        guard let octets = Self.octets(ofHexadecimal: challenge) else {
            throw .confused("its challenge for the login is not hexadecimal")
        }
        let digest = Insecure.MD5.hash(data: [0] + account.password.reveal() + octets)
        let response = "00" + digest.map { Self.hexadecimal($0) }.joined()
        _ = try await attempt([name, Attribute("response", RawText(response))], within: time)
    }

    private func attempt(_ arguments: [Attribute], within time: Duration) async throws(RouterFault) -> Answer {
        do {
            return try await run(Command(.known("/login"), arguments), within: time)
        } catch {
            guard case .refused(let trap) = error else { throw error }
            throw .loginRefused(trap)
        }
    }

    private static func octets(ofHexadecimal text: RawText) -> [UInt8]? {
        let digits = text.octets.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2), digits.count <= 128 else { return nil }
        var octets: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            octets.append(UInt8(high << 4 | low))
        }
        return octets
    }

    private static func hexadecimal(_ octet: UInt8) -> String {
        let text = String(octet, radix: 16)
        return text.count == 1 ? "0" + text : text
    }
}
