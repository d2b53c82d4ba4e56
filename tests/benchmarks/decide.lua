-- The whole work of the proxy in HAProxy's Lua: reads one JSON envelope as it comes, takes its three members,
-- compares the destination with the blocked one, and leaves the message in the envelope's place.

local BLOCKED_ADDRESS, BLOCKED_PORT = "127.0.0.1", 7777
local LIMIT = 15000 -- bytes of HAProxy's buffer that an envelope can have

local escapes = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }

-- Each reader returns value and position behind it; "more" when the bytes end before; "bad" for what is not JSON.
local function readString(s, at)
    local from, parts = at + 1, nil
    while true do
        local stop = s:find('["\\%c]', from)
        if not stop then return nil, "more" end
        local mark = s:sub(stop, stop)
        if mark == '"' then
            local last = s:sub(from, stop - 1)
            if parts then parts[#parts + 1] = last; return table.concat(parts), stop + 1 end
            return last, stop + 1
        end
        if mark ~= "\\" then return nil, "bad" end
        parts = parts or {}
        parts[#parts + 1] = s:sub(from, stop - 1)
        local letter = s:sub(stop + 1, stop + 1)
        if letter == "" then return nil, "more" end
        if letter == "u" then
            local hex = s:sub(stop + 2, stop + 5)
            if #hex < 4 then return nil, "more" end
            local code = hex:match("^%x%x%x%x$")
            if not code then return nil, "bad" end
            parts[#parts + 1] = utf8.char(tonumber(code, 16))
            from = stop + 6
        else
            if not escapes[letter] then return nil, "bad" end
            parts[#parts + 1] = escapes[letter]
            from = stop + 2
        end
    end
end

local function readValue(s, at)
    local first = s:sub(at, at)
    if first == "" then return nil, "more" end
    if first == '"' then return readString(s, at) end
    local word, behind = s:match("^([%w%.%+%-]+)()", at)
    if not word then return nil, "bad" end
    if behind > #s then return nil, "more" end
    local number = math.tointeger(tonumber(word))
    if number or word == "true" or word == "false" or word == "null" or tonumber(word) then
        return number or word, behind
    end
    return nil, "bad"
end

local function readEnvelope(s)
    local at = s:match("^%s*(){")
    if not at then return nil, s:match("^%s*$") and "more" or "bad" end
    local members = {}
    at = at + 1
    while true do
        at = s:match("^%s*()", at)
        if at > #s then return nil, "more" end
        if s:sub(at, at) ~= '"' then return nil, "bad" end
        local name, value
        name, at = readString(s, at)
        if not name then return nil, at end
        at = s:match("^%s*()", at)
        if at > #s then return nil, "more" end
        if s:sub(at, at) ~= ":" then return nil, "bad" end
        value, at = readValue(s, s:match("^%s*()", at + 1))
        if value == nil then return nil, at end
        if members[name] ~= nil then return nil, "bad" end
        members[name] = value
        at = s:match("^%s*()", at)
        local mark = s:sub(at, at)
        if mark == "" then return nil, "more" end
        if mark == "}" then return members, at + 1 end
        if mark ~= "," then return nil, "bad" end
        at = at + 1
    end
end

local function isAddress(text)
    if type(text) ~= "string" then return false end
    local a, b, c, d = text:match("^(%d+)%.(%d+)%.(%d+)%.(%d+)$")
    if not a then return false end
    for _, part in ipairs({ a, b, c, d }) do
        if tonumber(part) > 255 or (#part > 1 and part:sub(1, 1) == "0") then return false end
    end
    return true
end

core.register_action("decide", { "tcp-req" }, function(txn)
    local channel = txn.req
    local bytes = channel:data()
    local envelope, problem = readEnvelope(bytes or "")
    while not envelope and problem == "more" and #bytes < LIMIT do
        local more = channel:data(#bytes, 1) -- waits for one
        if not more or more == "" then break end
        bytes = channel:data()
        envelope, problem = readEnvelope(bytes)
    end
    local port = envelope and envelope.server_port
    if not envelope or not isAddress(envelope.server_ip) or math.type(port) ~= "integer" or port < 1 or port > 65535
        or type(envelope.message) ~= "string" or envelope.message == "" then
        txn:set_var("txn.outcome", "malformed")
        return
    end
    if envelope.server_ip == BLOCKED_ADDRESS and port == BLOCKED_PORT then
        txn:set_var("txn.outcome", "blocked")
        return
    end
    txn:set_var("txn.outcome", "allowed")
    txn:set_var("txn.address", envelope.server_ip)
    txn:set_var("txn.port", port)
    channel:set(envelope.message)
end)

core.register_service("blocked", "tcp", function(applet)
    applet:send("Error, not allowed address")
end)

core.register_service("malformed", "tcp", function(applet)
    applet:send("Error, malformed envelope")
end)
