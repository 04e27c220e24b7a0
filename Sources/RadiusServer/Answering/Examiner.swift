// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec

/// Examines a verified Access-Request: finds the line and compares the password. Changes nothing.
struct Examiner {
    /// How many sessions of a service are open; asked only for services with a limit.
    let openSessions: @Sendable (ServiceID) -> Int

    /// - Parameter bytes: those that the request was framed from.
    func examine(
        _ packet: FramedPacket, in bytes: Span<UInt8>, from nas: NASProfile, directory: AccessDirectory
    ) -> Ruling {
        let userName = packet.first(.userName, in: bytes) ?? 0..<0
        let credentials = Credentials(of: packet, in: bytes)
        let name: Range<Int>
        switch RealmRoute(userName: userName, in: bytes, directory: directory) {
        case .local(let range): name = range
        case .refused: return .realmRefused(credentials)
        case .proxied(let realm): return .handOn(realm)
        }
        let facts = RequestFacts(packet, in: bytes)
        let search = LineSearch(facts, name: name, in: bytes, at: nas.id, directory: directory)
        let terms = search.terms
        let proof = PasswordProof(
            credentials, of: packet, in: bytes, userName: userName, password: terms?.password, secret: nas.secret)
        let request = AccessRequest(
            nas: nas.id, identifiedBy: search.identification, method: credentials.method, proof: proof.proof,
            isDialIn: facts.isDialIn, mac: search.mac, circuit: search.circuit, openSessions: sessions(of: terms))
        return .examined(
            Examination(
                request: request, terms: terms, plan: directory.plan(terms?.plan), userName: userName,
                credentials: credentials, hash: proof.hash))
    }

    private func sessions(of terms: AccessTerms?) -> Int {
        guard let terms, terms.simultaneousUse > 0 else { return 0 }
        return openSessions(terms.service)
    }
}
