// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
public import Hummingbird
import NIOCore
import NetworkValues
public import ProviderValues

/// Answers HTTP at the door of one page; every method, host and path is welcome.
public struct GardenResponder: HTTPResponder {
    private let page: GardenPage
    private let port: UInt16
    private let desk: GardenDesk

    /// - Parameter port: of the door, for the address that others are sent to.
    public init(_ page: GardenPage, port: UInt16, desk: GardenDesk) {
        self.page = page
        self.port = port
        self.desk = desk
    }

    /// The page, the way to it, or the state of the line: never an error.
    public func respond(to request: Request, context: GardenContext) async throws -> Response {
        let answer = desk.answer(question(request, from: context.remote))
        let response = Response(
            status: answer.status, headers: answer.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func question(_ request: Request, from remote: IPAddress?) -> GardenQuestion {
        GardenQuestion(
            page: page, port: port, isReading: request.method == .get || request.method == .head,
            host: request.head.authority.map(Self.hostName), path: request.uri.path,
            acceptLanguage: request.headers[.acceptLanguage], source: Self.client(request, from: remote))
    }

    /// Without the port, as it is compared.
    private static func hostName(_ authority: String) -> String {
        let end = authority.lastIndex(of: ":").flatMap { authority[$0...].contains("]") ? nil : $0 }
        return authority[..<(end ?? authority.endIndex)].lowercased()
    }

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")

    /// Who asks. What speaks TLS in front of us on this machine says for whom it asks; nobody else is believed.
    private static func client(_ request: Request, from remote: IPAddress?) -> IPAddress? {
        guard let remote, remote.isLoopback, let name = forwardedFor, let forwarded = request.headers[name] else {
            return remote
        }
        // The last one is what our own neighbour saw; those before it are the client's own words.
        let last = forwarded.split(separator: ",").last?.filter { $0 != " " } ?? ""
        return (try? IPAddress(parsing: last)) ?? remote
    }
}

extension IPAddress {
    fileprivate var isLoopback: Bool {
        switch self {
        case .v4(let address): address.isLoopback
        case .v6(let address): address.isLoopback
        }
    }
}
