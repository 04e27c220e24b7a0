// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import RadiusCodec
import RadiusServer
import WebServer

/// The packets that come and go, as `firsthop trace` receives them.
struct PacketStream: Sendable {
    let radius: RadiusRunner

    /// Between two looks; a person does not notice.
    private static let interval: Duration = .milliseconds(50)
    /// After so many looks without a packet an empty object is sent, so that an asker who hung up is noticed.
    private static let quietLooks = 20

    func answer(_ question: LocalQuestion) -> AsyncStream<JSONValue> {
        let filter: TraceFilter
        do {
            filter = try self.filter(question)
        } catch {
            return .one(["error": .string("\(error)")])
        }
        guard let watch = radius.server.watch(filter) else {
            return .one(["error": "as many people watch as may at once; try again later"])
        }
        return AsyncStream(bufferingPolicy: .bufferingOldest(TraceWatch.capacity)) { continuation in
            let looking = Task {
                await look(watch) { continuation.yield($0) }
                radius.server.endWatch(watch)
                continuation.finish()
            }
            continuation.onTermination = { _ in looking.cancel() }
        }
    }

    private func look(_ watch: TraceWatch, tell: (JSONValue) -> Void) async {
        var quiet = 0
        while !Task.isCancelled {
            let (exchanges, missed) = watch.take()
            if missed > 0 { tell(["missed": .integer(Int64(missed))]) }
            for exchange in exchanges { tell(.exchange(exchange)) }
            quiet = exchanges.isEmpty ? quiet + 1 : 0
            if quiet == Self.quietLooks {
                tell([:])
                quiet = 0
            }
            try? await Task.sleep(for: Self.interval)
        }
    }

    private func filter(_ question: LocalQuestion) throws(UnknownRouter) -> TraceFilter {
        if let user = question.user { return .userName(Array(user.utf8)) }
        guard let name = question.nas else { return .everything }
        let routers = radius.keeper.current.nases
        guard let router = routers.first(where: { $0.name == name }) ?? routers.first(where: { "\($0.id)" == name })
        else { throw UnknownRouter(name: name) }
        return .nas(router.id)
    }
}

/// No router that may ask has this name.
struct UnknownRouter: Error, CustomStringConvertible {
    let name: String

    var description: String {
        "no router “\(name)” may ask; `firsthop nas list` shows those that are known"
    }
}

extension AsyncStream where Element == JSONValue {
    /// An answer of one line.
    static func one(_ value: JSONValue) -> AsyncStream {
        AsyncStream { continuation in
            continuation.yield(value)
            continuation.finish()
        }
    }
}
