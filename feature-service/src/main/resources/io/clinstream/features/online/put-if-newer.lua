-- Puts a patient's vector unless the stored one is as new or newer, and notes a patient never seen before.
-- KEYS[1] the patient's hash, KEYS[2] the set of known patients, KEYS[3] the set of those the roster lacks;
-- ARGV[1] the patient, ARGV[2] version of the new vector, ARGV[3] its expiry in epoch milliseconds,
-- ARGV[4...] field, value, field, value ... ("version" among them). Returns 1 if stored, 0 if not.
-- A version is epoch-partition-offset-sequence, four decimals without leading zeros. They are compared as text, longer
-- before greater, because a Lua number holds offsets only up to 2^53.
local function parts(version)
  return string.gmatch(version, '%d+')
end

local function newer(mine, theirs)
  local next_theirs = parts(theirs)
  for a in parts(mine) do
    local b = next_theirs()
    if not b then return true end
    if #a ~= #b then return #a > #b end
    if a ~= b then return a > b end
  end
  return false
end

if redis.call('SADD', KEYS[2], ARGV[1]) == 1 then
  redis.call('SADD', KEYS[3], ARGV[1])
end
local stored = redis.call('HGET', KEYS[1], 'version')
if stored and not newer(ARGV[2], stored) then
  return 0
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 4))
redis.call('PEXPIREAT', KEYS[1], ARGV[3])
return 1
