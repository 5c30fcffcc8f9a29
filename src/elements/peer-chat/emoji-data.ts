// Written by scripts/emoji.mjs out of emojibase-data (https://emojibase.dev, MIT licence), whose names are those of Unicode's
// CLDR (Unicode licence).

/** How many versions of Unicode's list are told apart. */
export const VERSIONS = 10;

/**
 * Each group, a line for each emoji: a letter for its version where it is a newer one, the emoji, a plus where it has
 * skin tones or else a space, the English name. Two letters are the flag of that region.
 */
export const GROUPS: readonly string[] = [
  `😀 grinning face
😃 grinning face with big eyes
😄 grinning face with smiling eyes
😁 beaming face with smiling eyes
😆 grinning squinting face
😅 grinning face with sweat
🤣 rolling on the floor laughing
😂 face with tears of joy
🙂 slightly smiling face
🙃 upside-down face
F🫠 melting face
😉 winking face
😊 smiling face with smiling eyes
😇 smiling face with halo
A🥰 smiling face with hearts
😍 smiling face with heart-eyes
🤩 star-struck
😘 face blowing a kiss
😗 kissing face
☺️ smiling face
😚 kissing face with closed eyes
😙 kissing face with smiling eyes
D🥲 smiling face with tear
😋 face savoring food
😛 face with tongue
😜 winking face with tongue
🤪 zany face
😝 squinting face with tongue
🤑 money-mouth face
🤗 smiling face with open hands
🤭 face with hand over mouth
F🫢 face with open eyes and hand over mouth
F🫣 face with peeking eye
🤫 shushing face
🤔 thinking face
F🫡 saluting face
🤐 zipper-mouth face
🤨 face with raised eyebrow
😐️ neutral face
😑 expressionless face
😶 face without mouth
F🫥 dotted line face
E😶‍🌫️ face in clouds
😏 smirking face
😒 unamused face
🙄 face with rolling eyes
😬 grimacing face
E😮‍💨 face exhaling
🤥 lying face
G🫨 shaking face
H🙂‍↔️ head shaking horizontally
H🙂‍↕️ head shaking vertically
😌 relieved face
😔 pensive face
😪 sleepy face
🤤 drooling face
😴 sleeping face
I🫩 face with bags under eyes
😷 face with medical mask
🤒 face with thermometer
🤕 face with head-bandage
🤢 nauseated face
🤮 face vomiting
🤧 sneezing face
A🥵 hot face
A🥶 cold face
A🥴 woozy face
😵 face with crossed-out eyes
E😵‍💫 face with spiral eyes
🤯 exploding head
🤠 cowboy hat face
A🥳 partying face
D🥸 disguised face
😎 smiling face with sunglasses
🤓 nerd face
🧐 face with monocle
😕 confused face
F🫤 face with diagonal mouth
😟 worried face
🙁 slightly frowning face
☹️ frowning face
😮 face with open mouth
😯 hushed face
😲 astonished face
😳 flushed face
J🫪 distorted face
A🥺 pleading face
F🥹 face holding back tears
😦 frowning face with open mouth
😧 anguished face
😨 fearful face
😰 anxious face with sweat
😥 sad but relieved face
😢 crying face
😭 loudly crying face
😱 face screaming in fear
😖 confounded face
😣 persevering face
😞 disappointed face
😓 downcast face with sweat
😩 weary face
😫 tired face
B🥱 yawning face
😤 face with steam from nose
😡 enraged face
😠 angry face
🤬 face with symbols on mouth
😈 smiling face with horns
👿 angry face with horns
💀 skull
☠️ skull and crossbones
💩 pile of poo
🤡 clown face
👹 ogre
👺 goblin
👻 ghost
👽️ alien
👾 alien monster
🤖 robot
😺 grinning cat
😸 grinning cat with smiling eyes
😹 cat with tears of joy
😻 smiling cat with heart-eyes
😼 cat with wry smile
😽 kissing cat
🙀 weary cat
😿 crying cat
😾 pouting cat
🙈 see-no-evil monkey
🙉 hear-no-evil monkey
🙊 speak-no-evil monkey
💌 love letter
💘 heart with arrow
💝 heart with ribbon
💖 sparkling heart
💗 growing heart
💓 beating heart
💞 revolving hearts
💕 two hearts
💟 heart decoration
❣️ heart exclamation
💔 broken heart
E❤️‍🔥 heart on fire
E❤️‍🩹 mending heart
❤️ red heart
G🩷 pink heart
🧡 orange heart
💛 yellow heart
💚 green heart
💙 blue heart
G🩵 light blue heart
💜 purple heart
B🤎 brown heart
🖤 black heart
G🩶 grey heart
B🤍 white heart
💋 kiss mark
💯 hundred points
💢 anger symbol
J🫯 fight cloud
💥 collision
💫 dizzy
💦 sweat droplets
💨 dashing away
🕳️ hole
💬 speech balloon
👁️‍🗨️ eye in speech bubble
🗨️ left speech bubble
🗯️ right anger bubble
💭 thought balloon
💤 ZZZ`,
  `👋+waving hand
🤚+raised back of hand
🖐️+hand with fingers splayed
✋️+raised hand
🖖+vulcan salute
F🫱+rightwards hand
F🫲+leftwards hand
F🫳+palm down hand
F🫴+palm up hand
G🫷+leftwards pushing hand
G🫸+rightwards pushing hand
👌+OK hand
D🤌+pinched fingers
B🤏+pinching hand
✌️+victory hand
🤞+crossed fingers
F🫰+hand with index finger and thumb crossed
🤟+love-you gesture
🤘+sign of the horns
🤙+call me hand
👈️+backhand index pointing left
👉️+backhand index pointing right
👆️+backhand index pointing up
🖕+middle finger
👇️+backhand index pointing down
☝️+index pointing up
F🫵+index pointing at the viewer
👍️+thumbs up
👎️+thumbs down
✊️+raised fist
👊+oncoming fist
🤛+left-facing fist
🤜+right-facing fist
👏+clapping hands
🙌+raising hands
F🫶+heart hands
👐+open hands
🤲+palms up together
🤝+handshake
🙏+folded hands
✍️+writing hand
💅+nail polish
🤳+selfie
💪+flexed biceps
B🦾 mechanical arm
B🦿 mechanical leg
A🦵+leg
A🦶+foot
👂️+ear
B🦻+ear with hearing aid
👃+nose
🧠 brain
D🫀 anatomical heart
D🫁 lungs
A🦷 tooth
A🦴 bone
👀 eyes
👁️ eye
👅 tongue
👄 mouth
F🫦 biting lip
👶+baby
🧒+child
👦+boy
👧+girl
🧑+person
👱+person: blond hair
👨+man
🧔+person: beard
E🧔‍♂️+man: beard
E🧔‍♀️+woman: beard
A👨‍🦰+man: red hair
A👨‍🦱+man: curly hair
A👨‍🦳+man: white hair
A👨‍🦲+man: bald
👩+woman
A👩‍🦰+woman: red hair
C🧑‍🦰+person: red hair
A👩‍🦱+woman: curly hair
C🧑‍🦱+person: curly hair
A👩‍🦳+woman: white hair
C🧑‍🦳+person: white hair
A👩‍🦲+woman: bald
C🧑‍🦲+person: bald
👱‍♀️+woman: blond hair
👱‍♂️+man: blond hair
🧓+older person
👴+old man
👵+old woman
🙍+person frowning
🙍‍♂️+man frowning
🙍‍♀️+woman frowning
🙎+person pouting
🙎‍♂️+man pouting
🙎‍♀️+woman pouting
🙅+person gesturing NO
🙅‍♂️+man gesturing NO
🙅‍♀️+woman gesturing NO
🙆+person gesturing OK
🙆‍♂️+man gesturing OK
🙆‍♀️+woman gesturing OK
💁+person tipping hand
💁‍♂️+man tipping hand
💁‍♀️+woman tipping hand
🙋+person raising hand
🙋‍♂️+man raising hand
🙋‍♀️+woman raising hand
B🧏+deaf person
B🧏‍♂️+deaf man
B🧏‍♀️+deaf woman
🙇+person bowing
🙇‍♂️+man bowing
🙇‍♀️+woman bowing
🤦+person facepalming
🤦‍♂️+man facepalming
🤦‍♀️+woman facepalming
🤷+person shrugging
🤷‍♂️+man shrugging
🤷‍♀️+woman shrugging
C🧑‍⚕️+health worker
👨‍⚕️+man health worker
👩‍⚕️+woman health worker
C🧑‍🎓+student
👨‍🎓+man student
👩‍🎓+woman student
C🧑‍🏫+teacher
👨‍🏫+man teacher
👩‍🏫+woman teacher
C🧑‍⚖️+judge
👨‍⚖️+man judge
👩‍⚖️+woman judge
C🧑‍🌾+farmer
👨‍🌾+man farmer
👩‍🌾+woman farmer
C🧑‍🍳+cook
👨‍🍳+man cook
👩‍🍳+woman cook
C🧑‍🔧+mechanic
👨‍🔧+man mechanic
👩‍🔧+woman mechanic
C🧑‍🏭+factory worker
👨‍🏭+man factory worker
👩‍🏭+woman factory worker
C🧑‍💼+office worker
👨‍💼+man office worker
👩‍💼+woman office worker
C🧑‍🔬+scientist
👨‍🔬+man scientist
👩‍🔬+woman scientist
C🧑‍💻+technologist
👨‍💻+man technologist
👩‍💻+woman technologist
C🧑‍🎤+singer
👨‍🎤+man singer
👩‍🎤+woman singer
C🧑‍🎨+artist
👨‍🎨+man artist
👩‍🎨+woman artist
C🧑‍✈️+pilot
👨‍✈️+man pilot
👩‍✈️+woman pilot
C🧑‍🚀+astronaut
👨‍🚀+man astronaut
👩‍🚀+woman astronaut
C🧑‍🚒+firefighter
👨‍🚒+man firefighter
👩‍🚒+woman firefighter
👮+police officer
👮‍♂️+man police officer
👮‍♀️+woman police officer
🕵️+detective
🕵️‍♂️+man detective
🕵️‍♀️+woman detective
💂+guard
💂‍♂️+man guard
💂‍♀️+woman guard
D🥷+ninja
👷+construction worker
👷‍♂️+man construction worker
👷‍♀️+woman construction worker
F🫅+person with crown
🤴+prince
👸+princess
👳+person wearing turban
👳‍♂️+man wearing turban
👳‍♀️+woman wearing turban
👲+person with skullcap
🧕+woman with headscarf
🤵+person in tuxedo
D🤵‍♂️+man in tuxedo
D🤵‍♀️+woman in tuxedo
👰+person with veil
D👰‍♂️+man with veil
D👰‍♀️+woman with veil
🤰+pregnant woman
F🫃+pregnant man
F🫄+pregnant person
🤱+breast-feeding
D👩‍🍼+woman feeding baby
D👨‍🍼+man feeding baby
D🧑‍🍼+person feeding baby
👼+baby angel
🎅+Santa Claus
🤶+Mrs. Claus
D🧑‍🎄+Mx Claus
A🦸+superhero
A🦸‍♂️+man superhero
A🦸‍♀️+woman superhero
A🦹+supervillain
A🦹‍♂️+man supervillain
A🦹‍♀️+woman supervillain
🧙+mage
🧙‍♂️+man mage
🧙‍♀️+woman mage
🧚+fairy
🧚‍♂️+man fairy
🧚‍♀️+woman fairy
🧛+vampire
🧛‍♂️+man vampire
🧛‍♀️+woman vampire
🧜+merperson
🧜‍♂️+merman
🧜‍♀️+mermaid
🧝+elf
🧝‍♂️+man elf
🧝‍♀️+woman elf
🧞 genie
🧞‍♂️ man genie
🧞‍♀️ woman genie
🧟 zombie
🧟‍♂️ man zombie
🧟‍♀️ woman zombie
F🧌 troll
J🫈 hairy creature
💆+person getting massage
💆‍♂️+man getting massage
💆‍♀️+woman getting massage
💇+person getting haircut
💇‍♂️+man getting haircut
💇‍♀️+woman getting haircut
🚶+person walking
🚶‍♂️+man walking
🚶‍♀️+woman walking
H🚶‍➡️+person walking: facing right
H🚶‍♀️‍➡️+woman walking: facing right
H🚶‍♂️‍➡️+man walking: facing right
B🧍+person standing
B🧍‍♂️+man standing
B🧍‍♀️+woman standing
B🧎+person kneeling
B🧎‍♂️+man kneeling
B🧎‍♀️+woman kneeling
H🧎‍➡️+person kneeling: facing right
H🧎‍♀️‍➡️+woman kneeling: facing right
H🧎‍♂️‍➡️+man kneeling: facing right
C🧑‍🦯+person with white cane
H🧑‍🦯‍➡️+person with white cane: facing right
B👨‍🦯+man with white cane
H👨‍🦯‍➡️+man with white cane: facing right
B👩‍🦯+woman with white cane
H👩‍🦯‍➡️+woman with white cane: facing right
C🧑‍🦼+person in motorized wheelchair
H🧑‍🦼‍➡️+person in motorized wheelchair: facing right
B👨‍🦼+man in motorized wheelchair
H👨‍🦼‍➡️+man in motorized wheelchair: facing right
B👩‍🦼+woman in motorized wheelchair
H👩‍🦼‍➡️+woman in motorized wheelchair: facing right
C🧑‍🦽+person in manual wheelchair
H🧑‍🦽‍➡️+person in manual wheelchair: facing right
B👨‍🦽+man in manual wheelchair
H👨‍🦽‍➡️+man in manual wheelchair: facing right
B👩‍🦽+woman in manual wheelchair
H👩‍🦽‍➡️+woman in manual wheelchair: facing right
🏃+person running
🏃‍♂️+man running
🏃‍♀️+woman running
H🏃‍➡️+person running: facing right
H🏃‍♀️‍➡️+woman running: facing right
H🏃‍♂️‍➡️+man running: facing right
J🧑‍🩰+ballet dancer
💃+woman dancing
🕺+man dancing
🕴️+person in suit levitating
👯+people with bunny ears
👯‍♂️+men with bunny ears
👯‍♀️+women with bunny ears
🧖+person in steamy room
🧖‍♂️+man in steamy room
🧖‍♀️+woman in steamy room
🧗+person climbing
🧗‍♂️+man climbing
🧗‍♀️+woman climbing
🤺 person fencing
🏇+horse racing
⛷️ skier
🏂️+snowboarder
🏌️+person golfing
🏌️‍♂️+man golfing
🏌️‍♀️+woman golfing
🏄️+person surfing
🏄‍♂️+man surfing
🏄‍♀️+woman surfing
🚣+person rowing boat
🚣‍♂️+man rowing boat
🚣‍♀️+woman rowing boat
🏊️+person swimming
🏊‍♂️+man swimming
🏊‍♀️+woman swimming
⛹️+person bouncing ball
⛹️‍♂️+man bouncing ball
⛹️‍♀️+woman bouncing ball
🏋️+person lifting weights
🏋️‍♂️+man lifting weights
🏋️‍♀️+woman lifting weights
🚴+person biking
🚴‍♂️+man biking
🚴‍♀️+woman biking
🚵+person mountain biking
🚵‍♂️+man mountain biking
🚵‍♀️+woman mountain biking
🤸+person cartwheeling
🤸‍♂️+man cartwheeling
🤸‍♀️+woman cartwheeling
🤼+people wrestling
🤼‍♂️+men wrestling
🤼‍♀️+women wrestling
🤽+person playing water polo
🤽‍♂️+man playing water polo
🤽‍♀️+woman playing water polo
🤾+person playing handball
🤾‍♂️+man playing handball
🤾‍♀️+woman playing handball
🤹+person juggling
🤹‍♂️+man juggling
🤹‍♀️+woman juggling
🧘+person in lotus position
🧘‍♂️+man in lotus position
🧘‍♀️+woman in lotus position
🛀+person taking bath
🛌+person in bed
B🧑‍🤝‍🧑+people holding hands
👭+women holding hands
👫+woman and man holding hands
👬+men holding hands
💏+kiss
👩‍❤️‍💋‍👨+kiss: woman, man
👨‍❤️‍💋‍👨+kiss: man, man
👩‍❤️‍💋‍👩+kiss: woman, woman
💑+couple with heart
👩‍❤️‍👨+couple with heart: woman, man
👨‍❤️‍👨+couple with heart: man, man
👩‍❤️‍👩+couple with heart: woman, woman
👨‍👩‍👦 family: man, woman, boy
👨‍👩‍👧 family: man, woman, girl
👨‍👩‍👧‍👦 family: man, woman, girl, boy
👨‍👩‍👦‍👦 family: man, woman, boy, boy
👨‍👩‍👧‍👧 family: man, woman, girl, girl
👨‍👨‍👦 family: man, man, boy
👨‍👨‍👧 family: man, man, girl
👨‍👨‍👧‍👦 family: man, man, girl, boy
👨‍👨‍👦‍👦 family: man, man, boy, boy
👨‍👨‍👧‍👧 family: man, man, girl, girl
👩‍👩‍👦 family: woman, woman, boy
👩‍👩‍👧 family: woman, woman, girl
👩‍👩‍👧‍👦 family: woman, woman, girl, boy
👩‍👩‍👦‍👦 family: woman, woman, boy, boy
👩‍👩‍👧‍👧 family: woman, woman, girl, girl
👨‍👦 family: man, boy
👨‍👦‍👦 family: man, boy, boy
👨‍👧 family: man, girl
👨‍👧‍👦 family: man, girl, boy
👨‍👧‍👧 family: man, girl, girl
👩‍👦 family: woman, boy
👩‍👦‍👦 family: woman, boy, boy
👩‍👧 family: woman, girl
👩‍👧‍👦 family: woman, girl, boy
👩‍👧‍👧 family: woman, girl, girl
🗣️ speaking head
👤 bust in silhouette
👥 busts in silhouette
D🫂 people hugging
👪️ family
H🧑‍🧑‍🧒 family: adult, adult, child
H🧑‍🧑‍🧒‍🧒 family: adult, adult, child, child
H🧑‍🧒 family: adult, child
H🧑‍🧒‍🧒 family: adult, child, child
👣 footprints
I🫆 fingerprint`,
  `🐵 monkey face
🐒 monkey
🦍 gorilla
B🦧 orangutan
🐶 dog face
🐕️ dog
B🦮 guide dog
B🐕‍🦺 service dog
🐩 poodle
🐺 wolf
🦊 fox
A🦝 raccoon
🐱 cat face
🐈️ cat
D🐈‍⬛ black cat
🦁 lion
🐯 tiger face
🐅 tiger
🐆 leopard
🐴 horse face
G🫎 moose
G🫏 donkey
🐎 horse
🦄 unicorn
🦓 zebra
🦌 deer
D🦬 bison
🐮 cow face
🐂 ox
🐃 water buffalo
🐄 cow
🐷 pig face
🐖 pig
🐗 boar
🐽 pig nose
🐏 ram
🐑 ewe
🐐 goat
🐪 camel
🐫 two-hump camel
A🦙 llama
🦒 giraffe
🐘 elephant
D🦣 mammoth
🦏 rhinoceros
A🦛 hippopotamus
🐭 mouse face
🐁 mouse
🐀 rat
🐹 hamster
🐰 rabbit face
🐇 rabbit
🐿️ chipmunk
D🦫 beaver
🦔 hedgehog
🦇 bat
🐻 bear
D🐻‍❄️ polar bear
🐨 koala
🐼 panda
B🦥 sloth
B🦦 otter
B🦨 skunk
A🦘 kangaroo
A🦡 badger
🐾 paw prints
🦃 turkey
🐔 chicken
🐓 rooster
🐣 hatching chick
🐤 baby chick
🐥 front-facing baby chick
🐦️ bird
🐧 penguin
🕊️ dove
🦅 eagle
🦆 duck
A🦢 swan
🦉 owl
D🦤 dodo
D🪶 feather
B🦩 flamingo
A🦚 peacock
A🦜 parrot
G🪽 wing
G🐦‍⬛ black bird
G🪿 goose
H🐦‍🔥 phoenix
🐸 frog
🐊 crocodile
🐢 turtle
🦎 lizard
🐍 snake
🐲 dragon face
🐉 dragon
🦕 sauropod
🦖 T-Rex
🐳 spouting whale
🐋 whale
🐬 dolphin
J🫍 orca
D🦭 seal
🐟️ fish
🐠 tropical fish
🐡 blowfish
🦈 shark
🐙 octopus
🐚 spiral shell
F🪸 coral
G🪼 jellyfish
🦀 crab
A🦞 lobster
🦐 shrimp
🦑 squid
B🦪 oyster
🐌 snail
🦋 butterfly
🐛 bug
🐜 ant
🐝 honeybee
D🪲 beetle
🐞 lady beetle
🦗 cricket
D🪳 cockroach
🕷️ spider
🕸️ spider web
🦂 scorpion
A🦟 mosquito
D🪰 fly
D🪱 worm
A🦠 microbe
💐 bouquet
🌸 cherry blossom
💮 white flower
F🪷 lotus
🏵️ rosette
🌹 rose
🥀 wilted flower
🌺 hibiscus
🌻 sunflower
🌼 blossom
🌷 tulip
G🪻 hyacinth
🌱 seedling
D🪴 potted plant
🌲 evergreen tree
🌳 deciduous tree
🌴 palm tree
🌵 cactus
🌾 sheaf of rice
🌿 herb
☘️ shamrock
🍀 four leaf clover
🍁 maple leaf
🍂 fallen leaf
🍃 leaf fluttering in wind
F🪹 empty nest
F🪺 nest with eggs
🍄 mushroom
I🪾 leafless tree`,
  `🍇 grapes
🍈 melon
🍉 watermelon
🍊 tangerine
🍋 lemon
H🍋‍🟩 lime
🍌 banana
🍍 pineapple
A🥭 mango
🍎 red apple
🍏 green apple
🍐 pear
🍑 peach
🍒 cherries
🍓 strawberry
D🫐 blueberries
🥝 kiwi fruit
🍅 tomato
D🫒 olive
🥥 coconut
🥑 avocado
🍆 eggplant
🥔 potato
🥕 carrot
🌽 ear of corn
🌶️ hot pepper
D🫑 bell pepper
🥒 cucumber
A🥬 leafy green
🥦 broccoli
B🧄 garlic
B🧅 onion
🥜 peanuts
F🫘 beans
🌰 chestnut
G🫚 ginger root
G🫛 pea pod
H🍄‍🟫 brown mushroom
I🫜 root vegetable
🍞 bread
🥐 croissant
🥖 baguette bread
D🫓 flatbread
🥨 pretzel
A🥯 bagel
🥞 pancakes
B🧇 waffle
🧀 cheese wedge
🍖 meat on bone
🍗 poultry leg
🥩 cut of meat
🥓 bacon
🍔 hamburger
🍟 french fries
🍕 pizza
🌭 hot dog
🥪 sandwich
🌮 taco
🌯 burrito
D🫔 tamale
🥙 stuffed flatbread
B🧆 falafel
🥚 egg
🍳 cooking
🥘 shallow pan of food
🍲 pot of food
D🫕 fondue
🥣 bowl with spoon
🥗 green salad
🍿 popcorn
B🧈 butter
A🧂 salt
🥫 canned food
🍱 bento box
🍘 rice cracker
🍙 rice ball
🍚 cooked rice
🍛 curry rice
🍜 steaming bowl
🍝 spaghetti
🍠 roasted sweet potato
🍢 oden
🍣 sushi
🍤 fried shrimp
🍥 fish cake with swirl
A🥮 moon cake
🍡 dango
🥟 dumpling
🥠 fortune cookie
🥡 takeout box
🍦 soft ice cream
🍧 shaved ice
🍨 ice cream
🍩 doughnut
🍪 cookie
🎂 birthday cake
🍰 shortcake
A🧁 cupcake
🥧 pie
🍫 chocolate bar
🍬 candy
🍭 lollipop
🍮 custard
🍯 honey pot
🍼 baby bottle
🥛 glass of milk
☕️ hot beverage
D🫖 teapot
🍵 teacup without handle
🍶 sake
🍾 bottle with popping cork
🍷 wine glass
🍸️ cocktail glass
🍹 tropical drink
🍺 beer mug
🍻 clinking beer mugs
🥂 clinking glasses
🥃 tumbler glass
F🫗 pouring liquid
🥤 cup with straw
D🧋 bubble tea
B🧃 beverage box
B🧉 mate
B🧊 ice
🥢 chopsticks
🍽️ fork and knife with plate
🍴 fork and knife
🥄 spoon
🔪 kitchen knife
F🫙 jar
🏺 amphora`,
  `🌍️ globe showing Europe-Africa
🌎️ globe showing Americas
🌏️ globe showing Asia-Australia
🌐 globe with meridians
🗺️ world map
🗾 map of Japan
A🧭 compass
🏔️ snow-capped mountain
⛰️ mountain
J🛘 landslide
🌋 volcano
🗻 mount fuji
🏕️ camping
🏖️ beach with umbrella
🏜️ desert
🏝️ desert island
🏞️ national park
🏟️ stadium
🏛️ classical building
🏗️ building construction
A🧱 brick
D🪨 rock
D🪵 wood
D🛖 hut
🏘️ houses
🏚️ derelict house
🏠️ house
🏡 house with garden
🏢 office building
🏣 Japanese post office
🏤 post office
🏥 hospital
🏦 bank
🏨 hotel
🏩 love hotel
🏪 convenience store
🏫 school
🏬 department store
🏭️ factory
🏯 Japanese castle
🏰 castle
💒 wedding
🗼 Tokyo tower
🗽 Statue of Liberty
⛪️ church
🕌 mosque
B🛕 hindu temple
🕍 synagogue
⛩️ shinto shrine
🕋 kaaba
⛲️ fountain
⛺️ tent
🌁 foggy
🌃 night with stars
🏙️ cityscape
🌄 sunrise over mountains
🌅 sunrise
🌆 cityscape at dusk
🌇 sunset
🌉 bridge at night
♨️ hot springs
🎠 carousel horse
F🛝 playground slide
🎡 ferris wheel
🎢 roller coaster
💈 barber pole
🎪 circus tent
🚂 locomotive
🚃 railway car
🚄 high-speed train
🚅 bullet train
🚆 train
🚇️ metro
🚈 light rail
🚉 station
🚊 tram
🚝 monorail
🚞 mountain railway
🚋 tram car
🚌 bus
🚍️ oncoming bus
🚎 trolleybus
🚐 minibus
🚑️ ambulance
🚒 fire engine
🚓 police car
🚔️ oncoming police car
🚕 taxi
🚖 oncoming taxi
🚗 automobile
🚘️ oncoming automobile
🚙 sport utility vehicle
D🛻 pickup truck
🚚 delivery truck
🚛 articulated lorry
🚜 tractor
🏎️ racing car
🏍️ motorcycle
🛵 motor scooter
B🦽 manual wheelchair
B🦼 motorized wheelchair
B🛺 auto rickshaw
🚲️ bicycle
🛴 kick scooter
A🛹 skateboard
D🛼 roller skate
🚏 bus stop
🛣️ motorway
🛤️ railway track
🛢️ oil drum
⛽️ fuel pump
F🛞 wheel
🚨 police car light
🚥 horizontal traffic light
🚦 vertical traffic light
🛑 stop sign
🚧 construction
⚓️ anchor
F🛟 ring buoy
⛵️ sailboat
🛶 canoe
🚤 speedboat
🛳️ passenger ship
⛴️ ferry
🛥️ motor boat
🚢 ship
✈️ airplane
🛩️ small airplane
🛫 airplane departure
🛬 airplane arrival
B🪂 parachute
💺 seat
🚁 helicopter
🚟 suspension railway
🚠 mountain cableway
🚡 aerial tramway
🛰️ satellite
🚀 rocket
🛸 flying saucer
🛎️ bellhop bell
A🧳 luggage
⌛️ hourglass done
⏳️ hourglass not done
⌚️ watch
⏰️ alarm clock
⏱️ stopwatch
⏲️ timer clock
🕰️ mantelpiece clock
🕛️ twelve o’clock
🕧️ twelve-thirty
🕐️ one o’clock
🕜️ one-thirty
🕑️ two o’clock
🕝️ two-thirty
🕒️ three o’clock
🕞️ three-thirty
🕓️ four o’clock
🕟️ four-thirty
🕔️ five o’clock
🕠️ five-thirty
🕕️ six o’clock
🕡️ six-thirty
🕖️ seven o’clock
🕢️ seven-thirty
🕗️ eight o’clock
🕣️ eight-thirty
🕘️ nine o’clock
🕤️ nine-thirty
🕙️ ten o’clock
🕥️ ten-thirty
🕚️ eleven o’clock
🕦️ eleven-thirty
🌑 new moon
🌒 waxing crescent moon
🌓 first quarter moon
🌔 waxing gibbous moon
🌕️ full moon
🌖 waning gibbous moon
🌗 last quarter moon
🌘 waning crescent moon
🌙 crescent moon
🌚 new moon face
🌛 first quarter moon face
🌜️ last quarter moon face
🌡️ thermometer
☀️ sun
🌝 full moon face
🌞 sun with face
B🪐 ringed planet
⭐️ star
🌟 glowing star
🌠 shooting star
🌌 milky way
☁️ cloud
⛅️ sun behind cloud
⛈️ cloud with lightning and rain
🌤️ sun behind small cloud
🌥️ sun behind large cloud
🌦️ sun behind rain cloud
🌧️ cloud with rain
🌨️ cloud with snow
🌩️ cloud with lightning
🌪️ tornado
🌫️ fog
🌬️ wind face
🌀 cyclone
🌈 rainbow
🌂 closed umbrella
☂️ umbrella
☔️ umbrella with rain drops
⛱️ umbrella on ground
⚡️ high voltage
❄️ snowflake
☃️ snowman
⛄️ snowman without snow
☄️ comet
🔥 fire
💧 droplet
🌊 water wave`,
  `🎃 jack-o-lantern
🎄 Christmas tree
🎆 fireworks
🎇 sparkler
A🧨 firecracker
✨️ sparkles
🎈 balloon
🎉 party popper
🎊 confetti ball
🎋 tanabata tree
🎍 pine decoration
🎎 Japanese dolls
🎏 carp streamer
🎐 wind chime
🎑 moon viewing ceremony
A🧧 red envelope
🎀 ribbon
🎁 wrapped gift
🎗️ reminder ribbon
🎟️ admission tickets
🎫 ticket
🎖️ military medal
🏆️ trophy
🏅 sports medal
🥇 1st place medal
🥈 2nd place medal
🥉 3rd place medal
⚽️ soccer ball
⚾️ baseball
A🥎 softball
🏀 basketball
🏐 volleyball
🏈 american football
🏉 rugby football
🎾 tennis
A🥏 flying disc
🎳 bowling
🏏 cricket game
🏑 field hockey
🏒 ice hockey
A🥍 lacrosse
🏓 ping pong
🏸 badminton
🥊 boxing glove
🥋 martial arts uniform
🥅 goal net
⛳️ flag in hole
⛸️ ice skate
🎣 fishing pole
B🤿 diving mask
🎽 running shirt
🎿 skis
🛷 sled
🥌 curling stone
🎯 bullseye
B🪀 yo-yo
B🪁 kite
🔫 water pistol
🎱 pool 8 ball
🔮 crystal ball
D🪄 magic wand
🎮️ video game
🕹️ joystick
🎰 slot machine
🎲 game die
A🧩 puzzle piece
A🧸 teddy bear
D🪅 piñata
F🪩 mirror ball
D🪆 nesting dolls
♠️ spade suit
♥️ heart suit
♦️ diamond suit
♣️ club suit
A♟️ chess pawn
🃏 joker
🀄️ mahjong red dragon
🎴 flower playing cards
🎭️ performing arts
🖼️ framed picture
🎨 artist palette
A🧵 thread
D🪡 sewing needle
A🧶 yarn
D🪢 knot`,
  `👓️ glasses
🕶️ sunglasses
A🥽 goggles
A🥼 lab coat
B🦺 safety vest
👔 necktie
👕 t-shirt
👖 jeans
🧣 scarf
🧤 gloves
🧥 coat
🧦 socks
👗 dress
👘 kimono
B🥻 sari
B🩱 one-piece swimsuit
B🩲 briefs
B🩳 shorts
👙 bikini
👚 woman’s clothes
G🪭 folding hand fan
👛 purse
👜 handbag
👝 clutch bag
🛍️ shopping bags
🎒 backpack
D🩴 thong sandal
👞 man’s shoe
👟 running shoe
A🥾 hiking boot
A🥿 flat shoe
👠 high-heeled shoe
👡 woman’s sandal
B🩰 ballet shoes
👢 woman’s boot
G🪮 hair pick
👑 crown
👒 woman’s hat
🎩 top hat
🎓️ graduation cap
🧢 billed cap
D🪖 military helmet
⛑️ rescue worker’s helmet
📿 prayer beads
💄 lipstick
💍 ring
💎 gem stone
🔇 muted speaker
🔈️ speaker low volume
🔉 speaker medium volume
🔊 speaker high volume
📢 loudspeaker
📣 megaphone
📯 postal horn
🔔 bell
🔕 bell with slash
🎼 musical score
🎵 musical note
🎶 musical notes
🎙️ studio microphone
🎚️ level slider
🎛️ control knobs
🎤 microphone
🎧️ headphone
📻️ radio
🎷 saxophone
🎺 trumpet
J🪊 trombone
D🪗 accordion
🎸 guitar
🎹 musical keyboard
🎻 violin
B🪕 banjo
🥁 drum
D🪘 long drum
G🪇 maracas
G🪈 flute
I🪉 harp
📱 mobile phone
📲 mobile phone with arrow
☎️ telephone
📞 telephone receiver
📟️ pager
📠 fax machine
🔋 battery
F🪫 low battery
🔌 electric plug
💻️ laptop
🖥️ desktop computer
🖨️ printer
⌨️ keyboard
🖱️ computer mouse
🖲️ trackball
💽 computer disk
💾 floppy disk
💿️ optical disk
📀 dvd
A🧮 abacus
🎥 movie camera
🎞️ film frames
📽️ film projector
🎬️ clapper board
📺️ television
📷️ camera
📸 camera with flash
📹️ video camera
📼 videocassette
🔍️ magnifying glass tilted left
🔎 magnifying glass tilted right
🕯️ candle
💡 light bulb
🔦 flashlight
🏮 red paper lantern
B🪔 diya lamp
📔 notebook with decorative cover
📕 closed book
📖 open book
📗 green book
📘 blue book
📙 orange book
📚️ books
📓 notebook
📒 ledger
📃 page with curl
📜 scroll
📄 page facing up
📰 newspaper
🗞️ rolled-up newspaper
📑 bookmark tabs
🔖 bookmark
🏷️ label
D🪙 coin
💰️ money bag
J🪎 treasure chest
💴 yen banknote
💵 dollar banknote
💶 euro banknote
💷 pound banknote
💸 money with wings
💳️ credit card
A🧾 receipt
💹 chart increasing with yen
✉️ envelope
📧 e-mail
📨 incoming envelope
📩 envelope with arrow
📤️ outbox tray
📥️ inbox tray
📦️ package
📫️ closed mailbox with raised flag
📪️ closed mailbox with lowered flag
📬️ open mailbox with raised flag
📭️ open mailbox with lowered flag
📮 postbox
🗳️ ballot box with ballot
✏️ pencil
✒️ black nib
🖋️ fountain pen
🖊️ pen
🖌️ paintbrush
🖍️ crayon
📝 memo
💼 briefcase
📁 file folder
📂 open file folder
🗂️ card index dividers
📅 calendar
📆 tear-off calendar
🗒️ spiral notepad
🗓️ spiral calendar
📇 card index
📈 chart increasing
📉 chart decreasing
📊 bar chart
📋️ clipboard
📌 pushpin
📍 round pushpin
📎 paperclip
🖇️ linked paperclips
📏 straight ruler
📐 triangular ruler
✂️ scissors
🗃️ card file box
🗄️ file cabinet
🗑️ wastebasket
🔒️ locked
🔓️ unlocked
🔏 locked with pen
🔐 locked with key
🔑 key
🗝️ old key
🔨 hammer
B🪓 axe
⛏️ pick
⚒️ hammer and pick
🛠️ hammer and wrench
🗡️ dagger
⚔️ crossed swords
💣️ bomb
D🪃 boomerang
🏹 bow and arrow
🛡️ shield
D🪚 carpentry saw
🔧 wrench
D🪛 screwdriver
🔩 nut and bolt
⚙️ gear
🗜️ clamp
⚖️ balance scale
B🦯 white cane
🔗 link
H⛓️‍💥 broken chain
⛓️ chains
D🪝 hook
A🧰 toolbox
A🧲 magnet
D🪜 ladder
I🪏 shovel
⚗️ alembic
A🧪 test tube
A🧫 petri dish
A🧬 dna
🔬 microscope
🔭 telescope
📡 satellite antenna
💉 syringe
B🩸 drop of blood
💊 pill
B🩹 adhesive bandage
F🩼 crutch
B🩺 stethoscope
F🩻 x-ray
🚪 door
D🛗 elevator
D🪞 mirror
D🪟 window
🛏️ bed
🛋️ couch and lamp
B🪑 chair
🚽 toilet
D🪠 plunger
🚿 shower
🛁 bathtub
D🪤 mouse trap
B🪒 razor
A🧴 lotion bottle
A🧷 safety pin
A🧹 broom
A🧺 basket
A🧻 roll of paper
D🪣 bucket
A🧼 soap
F🫧 bubbles
D🪥 toothbrush
A🧽 sponge
A🧯 fire extinguisher
🛒 shopping cart
🚬 cigarette
⚰️ coffin
D🪦 headstone
⚱️ funeral urn
A🧿 nazar amulet
F🪬 hamsa
🗿 moai
D🪧 placard
F🪪 identification card`,
  `🏧 ATM sign
🚮 litter in bin sign
🚰 potable water
♿️ wheelchair symbol
🚹️ men’s room
🚺️ women’s room
🚻 restroom
🚼️ baby symbol
🚾 water closet
🛂 passport control
🛃 customs
🛄 baggage claim
🛅 left luggage
⚠️ warning
🚸 children crossing
⛔️ no entry
🚫 prohibited
🚳 no bicycles
🚭️ no smoking
🚯 no littering
🚱 non-potable water
🚷 no pedestrians
📵 no mobile phones
🔞 no one under eighteen
☢️ radioactive
☣️ biohazard
⬆️ up arrow
↗️ up-right arrow
➡️ right arrow
↘️ down-right arrow
⬇️ down arrow
↙️ down-left arrow
⬅️ left arrow
↖️ up-left arrow
↕️ up-down arrow
↔️ left-right arrow
↩️ right arrow curving left
↪️ left arrow curving right
⤴️ right arrow curving up
⤵️ right arrow curving down
🔃 clockwise vertical arrows
🔄 counterclockwise arrows button
🔙 BACK arrow
🔚 END arrow
🔛 ON! arrow
🔜 SOON arrow
🔝 TOP arrow
🛐 place of worship
⚛️ atom symbol
🕉️ om
✡️ star of David
☸️ wheel of dharma
☯️ yin yang
✝️ latin cross
☦️ orthodox cross
☪️ star and crescent
☮️ peace symbol
🕎 menorah
🔯 dotted six-pointed star
G🪯 khanda
♈️ Aries
♉️ Taurus
♊️ Gemini
♋️ Cancer
♌️ Leo
♍️ Virgo
♎️ Libra
♏️ Scorpio
♐️ Sagittarius
♑️ Capricorn
♒️ Aquarius
♓️ Pisces
⛎️ Ophiuchus
🔀 shuffle tracks button
🔁 repeat button
🔂 repeat single button
▶️ play button
⏩️ fast-forward button
⏭️ next track button
⏯️ play or pause button
◀️ reverse button
⏪️ fast reverse button
⏮️ last track button
🔼 upwards button
⏫️ fast up button
🔽 downwards button
⏬️ fast down button
⏸️ pause button
⏹️ stop button
⏺️ record button
⏏️ eject button
🎦 cinema
🔅 dim button
🔆 bright button
📶 antenna bars
G🛜 wireless
📳 vibration mode
📴 mobile phone off
♀️ female sign
♂️ male sign
D⚧️ transgender symbol
✖️ multiply
➕️ plus
➖️ minus
➗️ divide
F🟰 heavy equals sign
A♾️ infinity
‼️ double exclamation mark
⁉️ exclamation question mark
❓️ red question mark
❔️ white question mark
❕️ white exclamation mark
❗️ red exclamation mark
〰️ wavy dash
💱 currency exchange
💲 heavy dollar sign
⚕️ medical symbol
♻️ recycling symbol
⚜️ fleur-de-lis
🔱 trident emblem
📛 name badge
🔰 Japanese symbol for beginner
⭕️ hollow red circle
✅️ check mark button
☑️ check box with check
✔️ check mark
❌️ cross mark
❎️ cross mark button
➰️ curly loop
➿️ double curly loop
〽️ part alternation mark
✳️ eight-spoked asterisk
✴️ eight-pointed star
❇️ sparkle
©️ copyright
®️ registered
™️ trade mark
I🫟 splatter
#️⃣ keycap: #
*️⃣ keycap: *
0️⃣ keycap: 0
1️⃣ keycap: 1
2️⃣ keycap: 2
3️⃣ keycap: 3
4️⃣ keycap: 4
5️⃣ keycap: 5
6️⃣ keycap: 6
7️⃣ keycap: 7
8️⃣ keycap: 8
9️⃣ keycap: 9
🔟 keycap: 10
🔠 input latin uppercase
🔡 input latin lowercase
🔢 input numbers
🔣 input symbols
🔤 input latin letters
🅰️ A button (blood type)
🆎 AB button (blood type)
🅱️ B button (blood type)
🆑 CL button
🆒 COOL button
🆓 FREE button
ℹ️ information
🆔 ID button
Ⓜ️ circled M
🆕 NEW button
🆖 NG button
🅾️ O button (blood type)
🆗 OK button
🅿️ P button
🆘 SOS button
🆙 UP! button
🆚 VS button
🈁 Japanese “here” button
🈂️ Japanese “service charge” button
🈷️ Japanese “monthly amount” button
🈶 Japanese “not free of charge” button
🈯️ Japanese “reserved” button
🉐 Japanese “bargain” button
🈹 Japanese “discount” button
🈚️ Japanese “free of charge” button
🈲 Japanese “prohibited” button
🉑 Japanese “acceptable” button
🈸 Japanese “application” button
🈴 Japanese “passing grade” button
🈳 Japanese “vacancy” button
㊗️ Japanese “congratulations” button
㊙️ Japanese “secret” button
🈺 Japanese “open for business” button
🈵 Japanese “no vacancy” button
🔴 red circle
B🟠 orange circle
B🟡 yellow circle
B🟢 green circle
🔵 blue circle
B🟣 purple circle
B🟤 brown circle
⚫️ black circle
⚪️ white circle
B🟥 red square
B🟧 orange square
B🟨 yellow square
B🟩 green square
B🟦 blue square
B🟪 purple square
B🟫 brown square
⬛️ black large square
⬜️ white large square
◼️ black medium square
◻️ white medium square
◾️ black medium-small square
◽️ white medium-small square
▪️ black small square
▫️ white small square
🔶 large orange diamond
🔷 large blue diamond
🔸 small orange diamond
🔹 small blue diamond
🔺 red triangle pointed up
🔻 red triangle pointed down
💠 diamond with a dot
🔘 radio button
🔳 white square button
🔲 black square button`,
  `🏁 chequered flag
🚩 triangular flag
🎌 crossed flags
🏴 black flag
🏳️ white flag
🏳️‍🌈 rainbow flag
D🏳️‍⚧️ transgender flag
A🏴‍☠️ pirate flag
AC
AD
AE
AF
AG
AI
AL
AM
AO
AQ
AR
AS
AT
AU
AW
AX
AZ
BA
BB
BD
BE
BF
BG
BH
BI
BJ
BL
BM
BN
BO
BQ
BR
BS
BT
BV
BW
BY
BZ
CA
CC
CD
CF
CG
CH
CI
CK
CL
CM
CN
CO
CP
CQ
CR
CU
CV
CW
CX
CY
CZ
DE
DG
DJ
DK
DM
DO
DZ
EA
EC
EE
EG
EH
ER
ES
ET
EU
FI
FJ
FK
FM
FO
FR
GA
GB
GD
GE
GF
GG
GH
GI
GL
GM
GN
GP
GQ
GR
GS
GT
GU
GW
GY
HK
HM
HN
HR
HT
HU
IC
ID
IE
IL
IM
IN
IO
IQ
IR
IS
IT
JE
JM
JO
JP
KE
KG
KH
KI
KM
KN
KP
KR
KW
KY
KZ
LA
LB
LC
LI
LK
LR
LS
LT
LU
LV
LY
MA
MC
MD
ME
MF
MG
MH
MK
ML
MM
MN
MO
MP
MQ
MR
MS
MT
MU
MV
MW
MX
MY
MZ
NA
NC
NE
NF
NG
NI
NL
NO
NP
NR
NU
NZ
OM
PA
PE
PF
PG
PH
PK
PL
PM
PN
PR
PS
PT
PW
PY
QA
RE
RO
RS
RU
RW
SA
SB
SC
SD
SE
SG
SH
SI
SJ
SK
SL
SM
SN
SO
SR
SS
ST
SV
SX
SY
SZ
TA
TC
TD
TF
TG
TH
TJ
TK
TL
TM
TN
TO
TR
TT
TV
TW
TZ
UA
UG
UM
UN
US
UY
UZ
VA
VC
VE
VG
VI
VN
VU
WF
WS
XK
YE
YT
ZA
ZM
ZW
🏴󠁧󠁢󠁥󠁮󠁧󠁿 flag: England
🏴󠁧󠁢󠁳󠁣󠁴󠁿 flag: Scotland
🏴󠁧󠁢󠁷󠁬󠁳󠁿 flag: Wales`,
];
