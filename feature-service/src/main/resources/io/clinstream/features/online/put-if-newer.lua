-- Puts a patient's vector unless the stored one is as new or newer.
-- KEYS[1] the patient's hash; ARGV[1] version of the new vector, ARGV[2] its expiry in epoch milliseconds,
-- ARGV[3...] field, value, field, value ... ("version" among them). Returns 1 if stored, 0 if not.
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

local stored = redis.call('HGET', KEYS[1], 'version')
if stored and not newer(ARGV[1], stored) then
  return 0
end
redis.call('DEL', KEYS[1])
for i = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
redis.call('PEXPIREAT', KEYS[1], ARGV[2])
return 1
